package org.readingroom.metrics.statistics;

/**
 * McNemar's test of two readers on the same patients: whether one is right where the other is wrong more often than the
 * other way round. Only the discordant counts b and c matter; they are printed with the p-value.
 *
 * <pre>exact  min(1, 2 P(X <= min(b, c))),  X binomial (b + c, 1/2)
 * mid-p  exact - P(X = min(b, c))
 * chi2   (b - c)^2 / (b + c), with continuity (|b - c| - 1)^2 / (b + c), one degree of freedom</pre>
 *
 * <p>Rule of this platform: exact where b + c is under 25, else with continuity; which one is part of the result. Empty
 * rule: without discordant patients p is 1.
 *
 * <p>Source: Q. McNemar, Psychometrika 12 (1947); M. Fagerland and others, "The McNemar test for binary matched-pairs
 * data", BMC Medical Research Methodology 13 (2013).
 *
 * @param firstOnly patients that only the first reader got right, b
 * @param secondOnly patients that only the second reader got right, c
 */
public record McNemar(int firstOnly, int secondOnly) {
    private static final int EXACT_BELOW = 25;

    /** The p-value by this platform's rule. */
    public double p() {
        return isExact() ? exactP() : pWithContinuity();
    }

    /** Whether {@link #p} is exact; else it is the continuity-corrected chi-squared one. */
    public boolean isExact() {
        return discordant() < EXACT_BELOW;
    }

    /** The smallest p that this many discordant patients could give: over 0.05 nothing can be decided at this n. */
    public double smallestP() {
        return new McNemar(0, discordant()).p();
    }

    /** How many patients exactly one reader got right. */
    public int discordant() {
        return firstOnly + secondOnly;
    }

    /** Exact, two-sided. */
    public double exactP() {
        double sum = 0;
        for (int k = 0; k <= Math.min(firstOnly, secondOnly); k++) {
            sum += probability(k);
        }
        return Math.min(1, 2 * sum);
    }

    /** Exact, less the probability of what was seen. */
    public double midP() {
        return discordant() == 0 ? 1 : exactP() - probability(Math.min(firstOnly, secondOnly));
    }

    /** The statistic without correction. */
    public double chiSquared() {
        double difference = firstOnly - secondOnly;
        return discordant() == 0 ? 0 : difference * difference / discordant();
    }

    /** The statistic with Edwards' continuity correction. */
    public double chiSquaredWithContinuity() {
        double difference = Math.abs(firstOnly - secondOnly) - 1.0;
        return discordant() == 0 ? 0 : difference * difference / discordant();
    }

    /** The p-value of {@link #chiSquared}. */
    public double pWithoutContinuity() {
        return NormalDistribution.chiSquaredAbove(chiSquared());
    }

    /** The p-value of {@link #chiSquaredWithContinuity}. */
    public double pWithContinuity() {
        return NormalDistribution.chiSquaredAbove(chiSquaredWithContinuity());
    }

    private double probability(int k) {
        return Math.exp(BetaDistribution.logChoose(discordant(), k) - discordant() * Math.log(2));
    }
}
