package org.readingroom.metrics;

import java.util.Arrays;

/** Ranks from 1 in ascending order; equal values share the mean of their ranks. */
public final class Midranks {
    private Midranks() {}

    /** A rank for each value, in the order of the values. */
    public static double[] of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (below(sorted, values[i]) + 1 + upTo(sorted, values[i])) / 2.0;
        }
        return ranks;
    }

    /** How many values are under one. */
    private static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many values are under one or equal to it. */
    private static int upTo(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
