package org.readingroom.metrics.segmentation;

/**
 * Intersection over union (Jaccard index) of two masks: TP / (TP + FP + FN), 0 to 1, higher is better.
 *
 * <p>Empty rule of this platform: both masks empty 1, exactly one empty 0.
 *
 * <p>Source: P. Jaccard, "The Distribution of the Flora in the Alpine Zone", New Phytologist 11 (1912).
 */
public final class IntersectionOverUnion {
    private IntersectionOverUnion() {}

    /** The score, by the empty rule. */
    public static double of(VoxelCounts counts) {
        double ratio = ratio(counts);
        return Double.isNaN(ratio) ? 1 : ratio;
    }

    /** The bare ratio, NaN where both masks are empty. */
    public static double ratio(VoxelCounts counts) {
        return (double) counts.truePositive()
                / (counts.truePositive() + counts.falsePositive() + counts.falseNegative());
    }
}
