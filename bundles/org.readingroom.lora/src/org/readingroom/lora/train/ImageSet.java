package org.readingroom.lora.train;

import java.util.List;

/**
 * States of images, those of an image in the order of its tiles.
 *
 * @param states (.., width), one after the other
 * @param place of each image: how many images are before it in {@code states}
 * @param tiles of each image: tiles that are there; 0 for an absent one
 */
record ImageSet(List<Value> states, int[] place, int[] tiles) {}
