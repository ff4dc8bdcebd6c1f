package org.readingroom.metrics.classification;

/**
 * F1 of a class: the harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN), 0 to 1.
 *
 * <p>Empty rule: NaN where no item is of the class and none was said to be; in a mean over classes a named choice,
 * {@link Averaging.ZeroDivision}.
 *
 * <p>Source: C. van Rijsbergen, "Information Retrieval" (1979).
 */
public final class F1 {
    private F1() {}

    /** The score, NaN where the class occurs neither in truth nor in answers. */
    public static double of(ClassCounts c) {
        return 2.0 * c.truePositive() / (2.0 * c.truePositive() + c.falsePositive() + c.falseNegative());
    }
}
