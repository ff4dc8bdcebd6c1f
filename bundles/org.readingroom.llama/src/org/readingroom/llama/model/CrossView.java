package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/**
 * What the cross layers of a forward pass look at.
 *
 * @param keys of each cross layer: (sequences, key-value heads, image tokens, head width)
 * @param values of each cross layer
 * @param mask (sequences, 1, length, image tokens), added to scores; empty where all is looked at
 * @param seen (sequences, length, 1): 1 in the rows that look at an image, else 0
 */
record CrossView(List<NDArray> keys, List<NDArray> values, NDList mask, NDArray seen) {}
