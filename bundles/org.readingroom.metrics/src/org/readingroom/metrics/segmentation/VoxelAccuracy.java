package org.readingroom.metrics.segmentation;

/**
 * Voxel accuracy: the share of elements on which both masks agree, (TP + TN) / all. Near 1 for any small tumour, found
 * or missed; here for comparison only. Always defined.
 */
public final class VoxelAccuracy {
    private VoxelAccuracy() {}

    /** The score. */
    public static double of(VoxelCounts counts) {
        return (double) (counts.truePositive() + counts.trueNegative()) / counts.total();
    }
}
