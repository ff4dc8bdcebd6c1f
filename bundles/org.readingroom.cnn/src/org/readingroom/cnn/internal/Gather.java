package org.readingroom.cnn.internal;

/** What goes from the classifier's last maps to its fully connected layer. */
public enum Gather {
    /** Every voxel of every map, as in the study. */
    ALL,
    /** The greatest voxel of each map. */
    MAX
}
