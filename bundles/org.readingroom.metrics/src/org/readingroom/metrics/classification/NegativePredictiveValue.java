package org.readingroom.metrics.classification;

/**
 * Negative predictive value: the share of the items not said to be of a class that are not, TN / (TN + FN), 0 to 1.
 *
 * <p>Empty rule: NaN where the class was said of every item.
 */
public final class NegativePredictiveValue {
    private NegativePredictiveValue() {}

    /** The score, NaN where the class was said of every item. */
    public static double of(ClassCounts c) {
        return (double) c.trueNegative() / (c.trueNegative() + c.falseNegative());
    }
}
