package org.readingroom.metrics.classification;

/**
 * Specificity of a class: the share of the items not of it that were not said to be of it, TN / (TN + FP), 0 to 1.
 *
 * <p>Empty rule: NaN where every item is of the class. An invalid answer to an item not of the class stays in the
 * denominator; whether it counts as right (no false alarm) or wrong is the caller's, by the counts given.
 */
public final class Specificity {
    private Specificity() {}

    /** The score, NaN where every item is of the class. */
    public static double of(ClassCounts c) {
        return (double) c.trueNegative() / (c.trueNegative() + c.falsePositive());
    }
}
