package org.readingroom.cnn.internal;

/** Which epoch's weights are kept. */
public enum Keep {
    /** The epoch of the best validation score; the last, where there are no validation patients. */
    BEST,
    /** The last epoch. */
    LAST
}
