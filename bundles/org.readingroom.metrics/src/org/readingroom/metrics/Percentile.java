package org.readingroom.metrics;

import java.util.Arrays;

/**
 * A percentile of a sample, with the rule for values between two observations as a named choice.
 *
 * <p>{@link #LINEAR} is this platform's rule (type 7 of Hyndman and Fan, the default of numpy and R); the others are
 * offered because published numbers were made with them. The percentile of an empty sample is NaN. With two values 0
 * and 30 the 95th percentile is 28.5, 0, 30, 30, 15, 30, 30 in the order of declaration.
 *
 * <p>Source: R. Hyndman, Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996).
 */
public enum Percentile {
    /** Between the neighbours in proportion, type 7. */
    LINEAR {
        @Override
        double at(double[] sorted, double share) {
            return between(sorted, (sorted.length - 1) * share);
        }
    },
    /** The neighbour below. */
    LOWER {
        @Override
        double at(double[] sorted, double share) {
            return sorted[(int) Math.floor((sorted.length - 1) * share)];
        }
    },
    /** The neighbour above. */
    HIGHER {
        @Override
        double at(double[] sorted, double share) {
            return sorted[(int) Math.ceil((sorted.length - 1) * share)];
        }
    },
    /** The nearer neighbour, the even one of two equally near. */
    NEAREST {
        @Override
        double at(double[] sorted, double share) {
            return sorted[(int) Math.rint((sorted.length - 1) * share)];
        }
    },
    /** The mean of both neighbours. */
    MIDPOINT {
        @Override
        double at(double[] sorted, double share) {
            return (LOWER.at(sorted, share) + HIGHER.at(sorted, share)) / 2;
        }
    },
    /** Type 8, about median-unbiased whatever the distribution. */
    MEDIAN_UNBIASED {
        @Override
        double at(double[] sorted, double share) {
            double place = sorted.length * share + (1 + share) / 3 - 1;
            return between(sorted, Math.clamp(place, 0, sorted.length - 1));
        }
    },
    /** Type 1, the smallest observation with at least that share at or below it. */
    INVERTED_CDF {
        @Override
        double at(double[] sorted, double share) {
            return sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)];
        }
    };

    abstract double at(double[] sorted, double share);

    /**
     * The percentile of values in any order.
     *
     * @param values not changed
     * @param percent 0 to 100
     */
    public double of(double[] values, double percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, percent);
    }

    /** The percentile of values in ascending order. */
    public double ofSorted(double[] sorted, double percent) {
        return sorted.length == 0 ? Double.NaN : at(sorted, percent / 100);
    }

    private static double between(double[] sorted, double place) {
        int low = (int) Math.floor(place);
        double part = place - low;
        return part == 0 ? sorted[low] : sorted[low] + (sorted[low + 1] - sorted[low]) * part;
    }
}
