package org.readingroom.metrics.segmentation;

/**
 * Voxel precision: the share of predicted elements that belong to the reference, TP / (TP + FP), 0 to 1.
 *
 * <p>Empty rule of this platform: undefined, NaN, where nothing is predicted; such a case is left out of a mean, and
 * the number of defined cases stands beside it.
 */
public final class VoxelPrecision {
    private VoxelPrecision() {}

    /** The score, NaN where nothing is predicted. */
    public static double of(VoxelCounts counts) {
        return (double) counts.truePositive() / counts.predicted();
    }
}
