package org.readingroom.metrics.classification;

/**
 * Cohen's kappa of truth and answers: agreement beyond what the two distributions of classes give by chance, at most 1.
 *
 * <pre>1 - sum w_ij O_ij / sum w_ij E_ij,   E_ij = t_i p_j / n</pre>
 *
 * <p>Weights w are 1 off the diagonal, or |i - j|, or its square, for classes in order. Invalid answers are one more
 * class. Empty rule: 0/0 is NaN (one class alone in truth and answers).
 *
 * <p>Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
 * (1960).
 */
public final class CohenKappa {
    private CohenKappa() {}

    /** What a disagreement between two classes weighs. */
    public enum Weights {
        /** Every disagreement alike. */
        NONE,
        /** The distance of the classes in the list. */
        LINEAR,
        /** The square of that distance. */
        QUADRATIC
    }

    /** Unweighted kappa. */
    public static double of(ConfusionMatrix m) {
        return of(m, Weights.NONE);
    }

    /** Kappa with weights. */
    public static double of(ConfusionMatrix m, Weights weights) {
        int k = m.labels().size();
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= k; j++) {
                double w = weight(i, j, weights);
                observed += w * (j < k ? m.counts()[i][j] : m.invalid()[i]);
                expected += w * m.support(i) * (j < k ? m.predicted(j) : m.invalidTotal()) / m.total();
            }
        }
        return expected == 0 ? Double.NaN : 1 - observed / expected;
    }

    private static double weight(int i, int j, Weights weights) {
        int distance = Math.abs(i - j);
        return switch (weights) {
            case NONE -> distance == 0 ? 0 : 1;
            case LINEAR -> distance;
            case QUADRATIC -> (double) distance * distance;
        };
    }
}
