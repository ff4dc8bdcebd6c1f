package org.readingroom.lora.train;

import java.util.List;

/**
 * States of images, those of an image in the order of its tiles; those of tiles that are not there may be left out.
 *
 * @param states (.., width), one after the other
 * @param first of each image: where its tokens begin among all of {@code states}
 * @param tiles of each image: tiles that are there; 0 for an absent one
 */
record ImageSet(List<Value> states, long[] first, int[] tiles) {}
