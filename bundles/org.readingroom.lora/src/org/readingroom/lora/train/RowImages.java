package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * What the rows of a batch look at.
 *
 * @param states (rows, image tokens, width): of each row first those that any of its tokens may look at
 * @param open how many of them these are at most
 * @param blind no token from this one on looks at no image; 0 where all image tokens are open
 * @param mask (rows, 1, length, open), added to scores; empty where every token that looks at any looks at all
 * @param seen (rows, length, 1): 1 for tokens that look at an image
 */
record RowImages(Value states, int open, int blind, NDList mask, NDArray seen) {}
