package org.readingroom.llama.internal.parity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** How far apart two rows of numbers are; infinitely where their lengths differ or one holds no number. */
final class Difference {
    private Difference() {}

    /** The largest, as it is. */
    static double absolute(double[] expected, double[] ours) {
        if (expected.length != ours.length) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (int i = 0; i < ours.length; i++) {
            double off = Math.abs(expected[i] - ours[i]);
            worst = Double.isNaN(off) ? Double.POSITIVE_INFINITY : Math.max(worst, off);
        }
        return worst;
    }

    /** The largest, as a share of the largest number expected. */
    static double ofLargest(double[] expected, double[] ours) {
        double largest = 0;
        for (double e : expected) {
            largest = Math.max(largest, Math.abs(e));
        }
        double off = absolute(expected, ours);
        return largest == 0 ? off : off / largest;
    }

    /** The largest, each as a share of the number expected. */
    static double relative(double[] expected, double[] ours) {
        if (expected.length != ours.length) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (int i = 0; i < ours.length; i++) {
            double off = expected[i] == ours[i] ? 0 : Math.abs(expected[i] - ours[i]) / Math.abs(expected[i]);
            worst = Double.isNaN(off) ? Double.POSITIVE_INFINITY : Math.max(worst, off);
        }
        return worst;
    }

    /** How many are not the same; all where the lengths differ. */
    static long count(double[] expected, double[] ours) {
        if (expected.length != ours.length) {
            return Math.max(expected.length, ours.length);
        }
        long different = 0;
        for (int i = 0; i < ours.length; i++) {
            different += expected[i] == ours[i] ? 0 : 1;
        }
        return different;
    }

    /** The values of a tensor, of any type of numbers. */
    static double[] values(NDArray array) {
        return array.toType(DataType.FLOAT64, true).toDoubleArray();
    }
}
