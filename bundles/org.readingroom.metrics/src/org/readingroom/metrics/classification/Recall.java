package org.readingroom.metrics.classification;

/**
 * Recall (sensitivity) of a class: the share of its items that were said to be of it, TP / (TP + FN), 0 to 1.
 *
 * <p>Empty rule: NaN where no item is of the class.
 */
public final class Recall {
    private Recall() {}

    /** The score, NaN where no item is of the class. */
    public static double of(ClassCounts c) {
        return (double) c.truePositive() / c.support();
    }
}
