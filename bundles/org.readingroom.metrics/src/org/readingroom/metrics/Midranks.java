package org.readingroom.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks from 1 in ascending order; equal values share the mean of their ranks. */
public final class Midranks {
    private Midranks() {}

    /** A rank for each value, in the order of the values. */
    public static double[] of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
        }
        return ranks;
    }
}
