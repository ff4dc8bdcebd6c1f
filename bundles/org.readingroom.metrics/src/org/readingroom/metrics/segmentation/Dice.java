package org.readingroom.metrics.segmentation;

/**
 * Dice similarity of two masks: 2 TP / (2 TP + FP + FN), 0 to 1, higher is better.
 *
 * <p>Empty rule of this platform: both masks empty 1, exactly one empty 0.
 *
 * <p>Source: L. R. Dice, "Measures of the Amount of Ecologic Association Between Species", Ecology 26 (1945).
 */
public final class Dice {
    private Dice() {}

    /** The score, by the empty rule. */
    public static double of(VoxelCounts counts) {
        double ratio = ratio(counts);
        return Double.isNaN(ratio) ? 1 : ratio;
    }

    /**
     * The bare ratio, NaN where both masks are empty: a named alternative, for tables made by averaging over defined
     * cases.
     */
    public static double ratio(VoxelCounts counts) {
        return 2.0 * counts.truePositive() / (counts.predicted() + counts.reference());
    }
}
