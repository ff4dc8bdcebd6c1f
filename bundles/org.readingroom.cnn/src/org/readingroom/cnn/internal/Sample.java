package org.readingroom.cnn.internal;

import org.readingroom.api.data.Case;
import org.readingroom.api.data.PreparedCase;

/**
 * A case as a network takes it.
 *
 * @param subject the case
 * @param prepared the case prepared, without its voxels' scores
 * @param voxels scores in the order (channel, slice, row, column)
 * @param target 0 or 1: the grade alone, or one a voxel (slice, row, column); empty array where the case is only read
 */
record Sample(Case subject, PreparedCase prepared, float[] voxels, float[] target) {}
