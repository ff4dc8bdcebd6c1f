package org.readingroom.metrics.classification;

/**
 * Matthews correlation of truth and answers over several classes, -1 to 1; 0 is chance.
 *
 * <pre>(c s - sum_k p_k t_k) / sqrt((s^2 - sum_k p_k^2) (s^2 - sum_k t_k^2))</pre>
 *
 * <p>s items, c right ones, p_k said and t_k truly of class k; invalid answers are one more class that is said and
 * never true. Empty rule: 0/0 is 0, as scikit-learn has it.
 *
 * <p>Source: J. Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient" (2004).
 */
public final class MatthewsCorrelation {
    private MatthewsCorrelation() {}

    /** The correlation. */
    public static double of(ConfusionMatrix m) {
        double s = m.total();
        double pt = 0;
        double pp = (double) m.invalidTotal() * m.invalidTotal();
        double tt = 0;
        for (int k = 0; k < m.labels().size(); k++) {
            double p = m.predicted(k);
            double t = m.support(k);
            pt += p * t;
            pp += p * p;
            tt += t * t;
        }
        double below = (s * s - pp) * (s * s - tt);
        return below == 0 ? 0 : (m.correct() * s - pt) / Math.sqrt(below);
    }

    /** The correlation of one class against the rest; 0/0 is 0. */
    public static double of(ClassCounts c) {
        double tp = c.truePositive();
        double fp = c.falsePositive();
        double fn = c.falseNegative();
        double tn = c.trueNegative();
        double below = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
        return below == 0 ? 0 : (tp * tn - fp * fn) / Math.sqrt(below);
    }
}
