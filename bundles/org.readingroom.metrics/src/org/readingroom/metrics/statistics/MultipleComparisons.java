package org.readingroom.metrics.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * P-values adjusted for the number of comparisons in their family. {@link #holm} is this platform's rule, over the
 * primary pairs that a study names; the family's size is printed.
 *
 * <p>Sources: S. Holm, Scandinavian Journal of Statistics 6 (1979); Y. Hochberg, Biometrika 75 (1988); Y. Benjamini,
 * Y. Hochberg, JRSS B 57 (1995).
 */
public final class MultipleComparisons {
    private MultipleComparisons() {}

    /** Holm: the k-th smallest of m times (m - k + 1), made rising, at most 1. Bounds the chance of any false claim. */
    public static double[] holm(double[] p) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double most = 0;
        for (int k = 0; k < order.length; k++) {
            most = Math.max(most, Math.min(1, p[order[k]] * (p.length - k)));
            adjusted[order[k]] = most;
        }
        return adjusted;
    }

    /** Bonferroni: each times m, at most 1. */
    public static double[] bonferroni(double[] p) {
        return Arrays.stream(p).map(value -> Math.min(1, value * p.length)).toArray();
    }

    /**
     * Hochberg: the factors of Holm, made rising from the largest down. Needs independent or positively related tests.
     */
    public static double[] hochberg(double[] p) {
        return fromLargest(p, k -> p.length - k);
    }

    /**
     * Benjamini and Hochberg: the k-th smallest times m / k, made rising from the largest down; a false discovery rate.
     */
    public static double[] benjaminiHochberg(double[] p) {
        return fromLargest(p, k -> p.length / (k + 1.0));
    }

    private static double[] fromLargest(double[] p, IntToDoubleFunction factor) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int k = order.length - 1; k >= 0; k--) {
            least = Math.min(least, p[order[k]] * factor.applyAsDouble(k));
            adjusted[order[k]] = least;
        }
        return adjusted;
    }

    private static int[] ascending(double[] p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
