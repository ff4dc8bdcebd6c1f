package org.readingroom.metrics.statistics;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.readingroom.metrics.Midranks;
import org.readingroom.metrics.Percentile;

/**
 * Wilcoxon's signed-rank test of paired scores, one pair a patient: whether the differences lie to one side of 0.
 *
 * <p>Rule of this platform: exact where at most 25 differences are used, by enumeration of all signs on the mid-ranks,
 * so ties are handled; else the tie-corrected normal approximation with continuity. Zero differences are dropped unless
 * another {@link Zeros} is named. Below 6 pairs no two-sided p is under 0.05. Empty rule: without a non-zero difference
 * p is 1.
 *
 * <p>Sources: F. Wilcoxon, Biometrics Bulletin 1 (1945); J. Pratt, JASA 54 (1959); E. Cureton, JASA 62 (1967) for the
 * normal approximation with zeros; scipy 1.10 for the named treatments of zeros.
 */
public final class WilcoxonSignedRank {
    private static final int EXACT_UP_TO = 25;

    /** What is done with zero differences. */
    public enum Zeros {
        /** Dropped before ranking. This platform's rule. */
        WILCOX,
        /** Ranked, then dropped. */
        PRATT,
        /** Ranked, half of their ranks to each side. */
        SPLIT
    }

    private final double[] differences;
    private final double[] ranks;
    private final Zeros zeros;
    private final double plus;
    private final double minus;

    private WilcoxonSignedRank(double[] differences, Zeros zeros) {
        this.zeros = zeros;
        this.differences = zeros == Zeros.WILCOX
                ? Arrays.stream(differences).filter(d -> d != 0).toArray()
                : differences;
        ranks = Midranks.of(Arrays.stream(this.differences).map(Math::abs).toArray());
        double atZero = zeros == Zeros.SPLIT ? rankSum(d -> d == 0) / 2 : 0;
        plus = rankSum(d -> d > 0) + atZero;
        minus = rankSum(d -> d < 0) + atZero;
    }

    /** The test of first less second, zeros dropped. */
    public static WilcoxonSignedRank of(double[] first, double[] second) {
        return of(first, second, Zeros.WILCOX);
    }

    /** The test of first less second. */
    public static WilcoxonSignedRank of(double[] first, double[] second, Zeros zeros) {
        return new WilcoxonSignedRank(SignedDifferences.of(first, second), zeros);
    }

    private double rankSum(DoublePredicate wanted) {
        return IntStream.range(0, ranks.length)
                .filter(i -> wanted.test(differences[i]))
                .mapToDouble(i -> ranks[i])
                .sum();
    }

    /** The sum of the ranks of positive differences. */
    public double plus() {
        return plus;
    }

    /** The sum of the ranks of negative differences. */
    public double minus() {
        return minus;
    }

    /** The smaller of both sums. */
    public double statistic() {
        return Math.min(plus, minus);
    }

    /** How many differences are used. */
    public int used() {
        return differences.length;
    }

    /** The two-sided p-value by this platform's rule. */
    public double p() {
        return isExact() ? exactP() : normalP(true);
    }

    /** Whether {@link #p} is exact. */
    public boolean isExact() {
        return differences.length <= EXACT_UP_TO;
    }

    /** (plus - minus) / (plus + minus), -1 to 1: how far one reader leads; 0 without a difference. */
    public double rankBiserial() {
        return plus + minus == 0 ? 0 : (plus - minus) / (plus + minus);
    }

    /** Exact, two-sided: twice the smaller tail, at most 1. */
    public double exactP() {
        return Math.min(1, 2 * Math.min(exactAtMost(plus), exactAtLeast(plus)));
    }

    /** The probability of a positive sum at most the given one, every sign equally likely. */
    public double exactAtMost(double sum) {
        double[] counts = SignedRankDistribution.of(nonZeroRanks());
        return Arrays.stream(counts, 0, (int) Math.round(2 * sum) + 1).sum()
                / Arrays.stream(counts).sum();
    }

    /** The probability of a positive sum at least the given one. */
    public double exactAtLeast(double sum) {
        double[] counts = SignedRankDistribution.of(nonZeroRanks());
        return Arrays.stream(counts, (int) Math.round(2 * sum), counts.length).sum()
                / Arrays.stream(counts).sum();
    }

    /** Exact, one-sided, that the first is lower. */
    public double exactLessP() {
        return exactAtMost(plus);
    }

    /** Exact, one-sided, that the first is higher. */
    public double exactGreaterP() {
        return exactAtLeast(plus);
    }

    /** The two-sided p-value of {@link #z}. */
    public double normalP(boolean continuity) {
        return Math.min(1, NormalDistribution.twoSided(z(continuity)));
    }

    /** The statistic less its mean over its standard deviation, corrected for ties; 0 without a difference. */
    public double z(boolean continuity) {
        double n = differences.length;
        double mean = n * (n + 1) / 4;
        double variance = n * (n + 1) * (2 * n + 1);
        if (zeros == Zeros.PRATT) {
            double z = Arrays.stream(differences).filter(d -> d == 0).count();
            mean -= z * (z + 1) / 4;
            variance -= z * (z + 1) * (2 * z + 1);
        }
        variance -= 0.5 * ties(zeros == Zeros.PRATT ? nonZeroRanks() : ranks);
        if (variance <= 0) {
            return 0;
        }
        double off = statistic() - mean;
        return (off - (continuity ? 0.5 * Math.signum(off) : 0)) / Math.sqrt(variance / 24);
    }

    private double[] nonZeroRanks() {
        return IntStream.range(0, ranks.length)
                .filter(i -> differences[i] != 0)
                .mapToDouble(i -> ranks[i])
                .toArray();
    }

    private static double ties(double[] ranks) {
        double[] sorted = ranks.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            double t = to - from;
            sum += t * (t * t - 1);
        }
        return sum;
    }

    /** Hodges and Lehmann's estimate of the difference: the median of the means of all pairs, each with itself too. */
    public static double hodgesLehmann(double[] first, double[] second) {
        double[] d = SignedDifferences.of(first, second);
        double[] means = IntStream.range(0, d.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.rangeClosed(0, i).mapToDouble(j -> (d[i] + d[j]) / 2))
                .toArray();
        return Percentile.LINEAR.of(means, 50);
    }

    /** The median of the differences. */
    public static double medianDifference(double[] first, double[] second) {
        return Percentile.LINEAR.of(SignedDifferences.of(first, second), 50);
    }
}
