package org.readingroom.metrics.segmentation;

/**
 * Voxel recall (sensitivity): the share of the reference that was found, TP / (TP + FN), 0 to 1.
 *
 * <p>Empty rule of this platform: undefined, NaN, where the reference is empty; such a case is left out of a mean, and
 * the number of defined cases stands beside it.
 */
public final class VoxelRecall {
    private VoxelRecall() {}

    /** The score, NaN where the reference is empty. */
    public static double of(VoxelCounts counts) {
        return (double) counts.truePositive() / counts.reference();
    }
}
