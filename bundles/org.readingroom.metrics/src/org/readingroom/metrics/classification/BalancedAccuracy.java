package org.readingroom.metrics.classification;

/**
 * Balanced accuracy: the mean recall over the classes that occur in the truth, 0 to 1; always saying one class gives 1
 * over the number of classes.
 *
 * <p>Empty rule: NaN without items.
 *
 * <p>Source: K. Brodersen and others, "The balanced accuracy and its posterior distribution", ICPR (2010).
 */
public final class BalancedAccuracy {
    private BalancedAccuracy() {}

    /** The mean recall over classes. */
    public static double of(ConfusionMatrix matrix) {
        return Averaging.macro(matrix.classes(), Recall::of, Averaging.ZeroDivision.EXCLUDED);
    }

    /** The mean of recall and specificity of one class against the rest; NaN where either is. */
    public static double of(ClassCounts c) {
        return (Recall.of(c) + Specificity.of(c)) / 2;
    }

    /**
     * The mean of recall and specificity over those that are defined: one class against the rest, classes present
     * alone.
     */
    public static double present(ClassCounts c) {
        double recall = Recall.of(c);
        double specificity = Specificity.of(c);
        if (Double.isNaN(recall)) {
            return specificity;
        }
        return Double.isNaN(specificity) ? recall : (recall + specificity) / 2;
    }
}
