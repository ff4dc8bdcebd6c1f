package org.readingroom.lora.train;

import ai.djl.ndarray.NDList;

/**
 * What a layer computes with.
 *
 * @param weights in the order that its function asks for
 * @param scales of those in NF4; empty where none is
 * @param lora A and B of each linear weight; empty where none is changed
 * @param trains whether any of it is trained
 */
record LayerWeights(NDList weights, NDList scales, NDList lora, boolean trains) {}
