package org.readingroom.metrics.classification;

/**
 * Accuracy: the share of items of which the right class was said, 0 to 1. An invalid answer is wrong.
 *
 * <p>Empty rule: NaN without items. With unequal classes it rewards always saying the larger one, so it stands beside
 * {@link BalancedAccuracy} and the score of the always-positive reader.
 */
public final class Accuracy {
    private Accuracy() {}

    /** The share of all items; invalid answers are wrong. */
    public static double of(ConfusionMatrix matrix) {
        return (double) matrix.correct() / matrix.total();
    }

    /** The share of the items with a valid answer: a named alternative that pays for not answering. */
    public static double excludingInvalid(ConfusionMatrix matrix) {
        return (double) matrix.correct() / (matrix.total() - matrix.invalidTotal());
    }

    /** The share of items on which one class against the rest is right. */
    public static double of(ClassCounts c) {
        return (double) (c.truePositive() + c.trueNegative())
                / (c.truePositive() + c.trueNegative() + c.falsePositive() + c.falseNegative());
    }
}
