package org.readingroom.metrics.statistics;

/**
 * Wilson's confidence interval of a proportion: this platform's interval for shares of patients. It does not collapse
 * at 0 or all successes.
 *
 * <pre>(p + z^2/2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2/n)</pre>
 *
 * <p>Empty rule: undefined without patients.
 *
 * <p>Source: E. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927).
 */
public final class Wilson {
    private Wilson() {}

    /** The interval; confidence such as 0.95. */
    public static Interval of(int successes, int n, double confidence) {
        if (n == 0) {
            return Interval.UNDEFINED;
        }
        double z = NormalDistribution.quantile(0.5 + confidence / 2);
        double p = (double) successes / n;
        double scale = 1 + z * z / n;
        double middle = (p + z * z / (2 * n)) / scale;
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n)) / scale;
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
