package org.readingroom.metrics.classification;

/**
 * One class against the rest.
 *
 * @param truePositive of the class and said to be
 * @param falsePositive said to be, but not of the class
 * @param falseNegative of the class, but not said to be
 * @param trueNegative neither
 */
public record ClassCounts(int truePositive, int falsePositive, int falseNegative, int trueNegative) {
    /** How many items are of the class. */
    public int support() {
        return truePositive + falseNegative;
    }

    /** The sum of two sets of counts. */
    public ClassCounts plus(ClassCounts other) {
        return new ClassCounts(
                truePositive + other.truePositive,
                falsePositive + other.falsePositive,
                falseNegative + other.falseNegative,
                trueNegative + other.trueNegative);
    }
}
