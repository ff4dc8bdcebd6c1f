package org.readingroom.metrics.statistics;

/**
 * The exact (Clopper-Pearson) confidence interval of a proportion, from the beta distribution: wider than
 * {@link Wilson}'s, as its coverage is never below the one asked for.
 *
 * <p>Empty rule: undefined without patients; 0 below no success, 1 above all successes.
 *
 * <p>Source: C. Clopper, E. Pearson, "The use of confidence or fiducial limits", Biometrika 26 (1934).
 */
public final class ClopperPearson {
    private ClopperPearson() {}

    /** The interval; confidence such as 0.95. */
    public static Interval of(int successes, int n, double confidence) {
        if (n == 0) {
            return Interval.UNDEFINED;
        }
        double tail = (1 - confidence) / 2;
        double low = successes == 0 ? 0 : BetaDistribution.quantile(tail, successes, n - successes + 1.0);
        double high = successes == n ? 1 : BetaDistribution.quantile(1 - tail, successes + 1.0, n - successes);
        return new Interval(low, high);
    }
}
