package org.readingroom.metrics.segmentation;

/**
 * Voxel specificity: the share of the elements outside the reference that were left alone, TN / (TN + FP), 0 to 1.
 *
 * <p>It depends on how much background the frame holds, so it says little without the name of the frame. Empty rule of
 * this platform: undefined, NaN, where the reference fills the frame; such a case is left out of a mean, and the number
 * of defined cases stands beside it.
 */
public final class VoxelSpecificity {
    private VoxelSpecificity() {}

    /** The score, NaN where the reference fills the frame. */
    public static double of(VoxelCounts counts) {
        return (double) counts.trueNegative() / (counts.trueNegative() + counts.falsePositive());
    }
}
