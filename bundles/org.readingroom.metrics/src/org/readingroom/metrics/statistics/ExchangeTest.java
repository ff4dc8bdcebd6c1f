package org.readingroom.metrics.statistics;

/**
 * The exact test of a difference of balanced accuracies of two readers on the same patients: under the null hypothesis the
 * two answers to a patient may be exchanged, each way equally likely.
 *
 * <pre>d = (b1 - c1) / n1 + (b0 - c0) / n0
 * p = P(|D| >= |d|),  D of the same form with X1, X0 for b1, b0, binomial (b1 + c1, 1/2) and (b0 + c0, 1/2)</pre>
 *
 * <p>With one class alone it is McNemar's exact test. Empty rule: without discordant patients p is 1.
 *
 * <p>Source: E. Pitman, "Significance tests which may be applied to samples from any populations", JRSS Suppl. 4 (1937),
 * the randomisation test of paired samples, its distribution written out.
 *
 * @param firstPositive positive patients that only the first reader got right, b1
 * @param secondPositive positive patients that only the second reader got right, c1
 * @param positives all positive patients, n1
 * @param firstNegative negative patients that only the first reader got right, b0
 * @param secondNegative negative patients that only the second reader got right, c0
 * @param negatives all negative patients, n0
 */
public record ExchangeTest(
        int firstPositive, int secondPositive, int positives, int firstNegative, int secondNegative, int negatives) {
    /** Sums that differ by less are the same. */
    private static final double NOISE = 1e-12;

    /** The two-sided p-value. */
    public double p() {
        return atLeast(Math.abs(difference(firstPositive, secondPositive, positives)
                + difference(firstNegative, secondNegative, negatives)));
    }

    /** The smallest p that this many discordant patients could give: over 0.05 nothing can be decided at this n. */
    public double smallestP() {
        return atLeast(difference(firstPositive + secondPositive, 0, positives)
                + difference(firstNegative + secondNegative, 0, negatives));
    }

    private double atLeast(double far) {
        int m1 = firstPositive + secondPositive;
        int m0 = firstNegative + secondNegative;
        double sum = 0;
        for (int x1 = 0; x1 <= m1; x1++) {
            for (int x0 = 0; x0 <= m0; x0++) {
                double d = difference(x1, m1 - x1, positives) + difference(x0, m0 - x0, negatives);
                sum += Math.abs(d) >= far - NOISE ? probability(x1, m1) * probability(x0, m0) : 0;
            }
        }
        return Math.min(1, sum);
    }

    private static double difference(int first, int second, int n) {
        return n == 0 ? 0 : (double) (first - second) / n;
    }

    private static double probability(int k, int n) {
        return Math.exp(BetaDistribution.logChoose(n, k) - n * Math.log(2));
    }
}
