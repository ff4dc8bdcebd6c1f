package org.readingroom.metrics.statistics;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.readingroom.metrics.Percentile;

/**
 * Bootstrap intervals of any statistic of patients. Patients are the unit: whatever belongs to one (slices, repeats,
 * the scores of both readers of a pair) is drawn together, and the jackknife leaves out one patient.
 *
 * <pre>percentile  linear percentiles of the replicates
 * basic       2 theta - those, ends exchanged
 * BCa         percentiles at Phi(z0 + (z0 + z) / (1 - a (z0 + z)))
 *             z0 = Phi^-1(share of replicates under theta)
 *             a = sum U^3 / (6 (sum U^2)^1.5),  U = mean(theta_(i)) - theta_(i)</pre>
 *
 * <p>Replicates in which the statistic is undefined (NaN) are dropped and counted. Where the jackknife does not vary
 * there is no BCa interval: the value is reported without one. At least 2000 replicates are usual for intervals, 10000
 * for p-values.
 *
 * <p>Source: B. Efron, "Better Bootstrap Confidence Intervals", JASA 82 (1987).
 *
 * @param estimate the statistic of all patients, theta
 * @param replicates the defined replicates, ascending; not to be changed
 * @param dropped replicates in which the statistic was undefined
 * @param acceleration a; NaN where the jackknife does not vary
 * @param confidence such as 0.95
 */
public record Bootstrap(double estimate, double[] replicates, int dropped, double acceleration, double confidence) {
    /** How replicates equal to the estimate enter z0. */
    public enum Ties {
        /** By half, as scipy counts them. This platform's rule. */
        HALF,
        /** Not at all, Efron's "less than"; differs for statistics of few values, such as accuracy. */
        STRICT
    }

    /**
     * The bootstrap of a statistic.
     *
     * @param patients how many there are
     * @param statistic of the patients at the given indices, repeats included; NaN where undefined
     * @param resamples for each replicate the indices drawn
     * @param confidence such as 0.95
     */
    public static Bootstrap of(
            int patients, ToDoubleFunction<int[]> statistic, Stream<int[]> resamples, double confidence) {
        double[] all = resamples.mapToDouble(statistic).toArray();
        double[] replicates = Arrays.stream(all)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] jackknife = IntStream.range(0, patients)
                .mapToDouble(left -> statistic.applyAsDouble(
                        IntStream.range(0, patients).filter(i -> i != left).toArray()))
                .toArray();
        double estimate = statistic.applyAsDouble(IntStream.range(0, patients).toArray());
        return new Bootstrap(estimate, replicates, all.length - replicates.length, acceleration(jackknife), confidence);
    }

    /** Patients drawn with replacement: the same for the same seed on every machine, whatever is done with them. */
    public static Stream<int[]> resamples(int patients, int replicates, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> {
                    int[] drawn = new int[patients];
                    for (int i = 0; i < patients; i++) {
                        drawn[i] = random.nextInt(patients);
                    }
                    return drawn;
                })
                .limit(replicates);
    }

    /** The acceleration from the jackknife's values of one sample. */
    public static double acceleration(double[] jackknife) {
        return acceleration(new double[][] {jackknife});
    }

    /** The acceleration from the jackknife's values of several independent samples. */
    public static double acceleration(double[][] jackknifes) {
        double cubes = 0;
        double squares = 0;
        for (double[] values : jackknifes) {
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double n = values.length;
            double noise = 1e-13 * Math.abs(mean);
            for (double value : values) {
                // Equal values may leave the rounding of their mean, which must not pass for variation.
                double u = Math.abs(mean - value) <= noise ? 0 : (n - 1) * (mean - value);
                cubes += u * u * u / (n * n * n);
                squares += u * u / (n * n);
            }
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    /** The mean of the replicates. */
    public double mean() {
        return Arrays.stream(replicates).average().orElse(Double.NaN);
    }

    /** The standard deviation of the replicates, n - 1. */
    public double standardError() {
        double mean = mean();
        double squares =
                Arrays.stream(replicates).map(r -> (r - mean) * (r - mean)).sum();
        return Math.sqrt(squares / (replicates.length - 1));
    }

    /** The percentile interval. */
    public Interval percentile() {
        return between((1 - confidence) / 2, (1 + confidence) / 2);
    }

    /** The basic interval. */
    public Interval basic() {
        Interval percentile = percentile();
        return new Interval(2 * estimate - percentile.high(), 2 * estimate - percentile.low());
    }

    /** The bias correction z0; NaN where the jackknife does not vary. */
    public double biasCorrection(Ties ties) {
        if (Double.isNaN(acceleration)) {
            return Double.NaN;
        }
        double under = Arrays.stream(replicates).filter(r -> r < estimate).count();
        double upTo = Arrays.stream(replicates).filter(r -> r <= estimate).count();
        double counted = ties == Ties.HALF ? (under + upTo) / 2 : under;
        return NormalDistribution.quantile(counted / replicates.length);
    }

    /** The bias-corrected and accelerated interval; undefined where the jackknife does not vary. */
    public Interval biasCorrectedAccelerated(Ties ties) {
        double z0 = biasCorrection(ties);
        if (Double.isNaN(z0)) {
            return Interval.UNDEFINED;
        }
        double z = NormalDistribution.quantile((1 + confidence) / 2);
        return between(share(z0, z0 - z), share(z0, z0 + z));
    }

    private double share(double z0, double shifted) {
        return NormalDistribution.below(z0 + shifted / (1 - acceleration * shifted));
    }

    private Interval between(double low, double high) {
        return new Interval(
                Percentile.LINEAR.ofSorted(replicates, 100 * low), Percentile.LINEAR.ofSorted(replicates, 100 * high));
    }
}
