package org.readingroom.cnn.internal;

/** How the learning rate goes after the warm-up. */
public enum Schedule {
    /** It stays. */
    CONSTANT,
    /** It falls in a line to 0 at the last step. */
    LINEAR,
    /** It falls by half a cosine to 0 at the last step. */
    COSINE
}
