package org.readingroom.metrics.segmentation;

/**
 * Voxel negative predictive value: the share of the elements left alone that are outside the reference, TN / (TN + FN).
 *
 * <p>Empty rule: undefined, NaN, where the prediction fills the frame.
 */
public final class VoxelNegativePredictiveValue {
    private VoxelNegativePredictiveValue() {}

    /** The score, NaN where the prediction fills the frame. */
    public static double of(VoxelCounts counts) {
        return (double) counts.trueNegative() / (counts.trueNegative() + counts.falseNegative());
    }
}
