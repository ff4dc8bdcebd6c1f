package org.readingroom.run.analysis;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.readingroom.metrics.statistics.Bootstrap;

/**
 * A statistic of patients, and what it is of resamples of them: the same resamples for every series of one patient list, so
 * that replicates of two series are paired.
 *
 * @param estimate of all patients
 * @param replicates one a resample, in the order drawn; NaN where undefined
 * @param jackknife with each patient left out
 */
record Resampled(double estimate, double[] replicates, double[] jackknife) {
    static final double CONFIDENCE = 0.95;

    static Resampled of(int patients, ToDoubleFunction<int[]> statistic, int[][] draws) {
        int[] all = IntStream.range(0, patients).toArray();
        double[] replicates = new double[draws.length];
        for (int r = 0; r < draws.length; r++) {
            replicates[r] = statistic.applyAsDouble(draws[r]);
        }
        double[] jackknife = new double[patients];
        for (int left = 0; left < patients; left++) {
            int[] others = new int[patients - 1];
            System.arraycopy(all, 0, others, 0, left);
            System.arraycopy(all, left + 1, others, left, patients - 1 - left);
            jackknife[left] = statistic.applyAsDouble(others);
        }
        return new Resampled(statistic.applyAsDouble(all), replicates, jackknife);
    }

    /** This less another of the same patients, replicate by replicate. */
    Resampled less(Resampled other) {
        return new Resampled(
                estimate - other.estimate,
                difference(replicates, other.replicates),
                difference(jackknife, other.jackknife));
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    /** With intervals; replicates and patients without which the statistic is undefined are left out. */
    Bootstrap bootstrap() {
        double[] defined =
                Arrays.stream(replicates).filter(r -> !Double.isNaN(r)).sorted().toArray();
        return new Bootstrap(
                estimate,
                defined,
                replicates.length - defined.length,
                Bootstrap.acceleration(
                        Arrays.stream(jackknife).filter(j -> !Double.isNaN(j)).toArray()),
                CONFIDENCE);
    }

    /**
     * Two-sided p of the statistic being 0: twice the smaller share of replicates on either side of 0, each with one more
     * replicate counted in.
     */
    double p() {
        int n = 0;
        int low = 0;
        int high = 0;
        for (double r : replicates) {
            if (!Double.isNaN(r)) {
                n++;
                low += r <= 0 ? 1 : 0;
                high += r >= 0 ? 1 : 0;
            }
        }
        return n == 0 ? Double.NaN : Math.min(1, 2.0 * (Math.min(low, high) + 1) / (n + 1));
    }
}
