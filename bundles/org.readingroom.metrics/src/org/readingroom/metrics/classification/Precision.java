package org.readingroom.metrics.classification;

/**
 * Precision of a class: the share of the items said to be of it that are, TP / (TP + FP), 0 to 1.
 *
 * <p>Empty rule: NaN where the class was never said; in a mean over classes a named choice, {@link
 * Averaging.ZeroDivision}.
 */
public final class Precision {
    private Precision() {}

    /** The score, NaN where the class was never said. */
    public static double of(ClassCounts c) {
        return (double) c.truePositive() / (c.truePositive() + c.falsePositive());
    }
}
