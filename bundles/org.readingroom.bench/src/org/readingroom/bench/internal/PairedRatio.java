package org.readingroom.bench.internal;

import java.util.Arrays;

/**
 * The time of one side as a share of the other's, from repetitions made in alternating pairs: the median of the
 * pairwise ratios and a distribution-free interval between two order statistics.
 *
 * <p>The interval runs from the r-th smallest to the r-th largest ratio, with the largest r whose coverage of the true
 * median, {@code 1 - 2 P(Binomial(n, 1/2) < r)}, is at least 90 %.
 *
 * @param median of the ratios
 * @param low the r-th smallest ratio
 * @param high the r-th largest ratio
 * @param rank r, from 1
 * @param pairs how many ratios there are
 * @param coverage the interval's, 0.9 to 1
 */
record PairedRatio(double median, double low, double high, int rank, int pairs, double coverage) {
    /** With fewer pairs no interval covers 90 %. */
    static final int FEWEST = 5;

    private static final double WANTED = 0.9;

    /**
     * The ratios of the first side's times to the second's.
     *
     * @param first times, each over 0
     * @param second as many times
     */
    static PairedRatio of(double[] first, double[] second) {
        if (first.length != second.length || first.length < FEWEST) {
            throw new IllegalArgumentException(
                    "pairs of times, at least " + FEWEST + ", not " + first.length + " and " + second.length);
        }
        double[] ratios = new double[first.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = first[i] / second[i];
        }
        Arrays.sort(ratios);
        int n = ratios.length;
        int rank = 1;
        double coverage = coverage(n, 1);
        while (2 * (rank + 1) <= n && coverage(n, rank + 1) >= WANTED) {
            rank++;
            coverage = coverage(n, rank);
        }
        return new PairedRatio(median(ratios), ratios[rank - 1], ratios[n - rank], rank, n, coverage);
    }

    /** The median of some times, not sorted in place. */
    static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private static double coverage(int n, int rank) {
        double term = Math.pow(0.5, n);
        double below = 0;
        for (int k = 0; k < rank; k++) {
            below += term;
            term *= (double) (n - k) / (k + 1);
        }
        return 1 - 2 * below;
    }
}
