package org.readingroom.imaging;

import java.util.Arrays;

/**
 * The exact Euclidean distance from each element of an array to the nearest marked element, with a spacing for each
 * axis.
 *
 * <p>Arrays have rank 1 to 3, last index fastest; spacings are in mm along each axis in the same order, so distances
 * are in mm. The transform is separable and linear in the number of elements: the first axis by two sweeps, every other
 * axis by the lower envelope of parabolas. Results are exact up to the rounding of a double, and squares are summed
 * from the first axis to the last as scipy does, so that ties with a round tolerance fall alike. Where nothing is
 * marked every distance is infinite.
 *
 * <p>Source: P. Felzenszwalb, D. Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing 8
 * (2012).
 */
public final class DistanceTransform {
    private static final int NONE = -1;

    private DistanceTransform() {}

    /**
     * The distances in mm.
     *
     * @param shape extents, rank 1 to 3
     * @param spacing mm along each axis
     * @param marked the elements distances are measured to, last index fastest
     * @return one distance an element, 0 at the marked ones, infinite everywhere where none is marked
     */
    public static double[] distances(int[] shape, double[] spacing, boolean[] marked) {
        double[] d = squared(shape, spacing, marked);
        for (int i = 0; i < d.length; i++) {
            d[i] = Math.sqrt(d[i]);
        }
        return d;
    }

    /** The squares of {@link #distances}, in mm2. */
    public static double[] squared(int[] shape, double[] spacing, boolean[] marked) {
        return squared(shape, spacing, marked, new boolean[0]);
    }

    /**
     * The squares of {@link #distances} at some elements alone, in mm2.
     *
     * @param wanted the elements whose distance is wanted, last index fastest; none given means all
     * @return as {@link #squared(int[], double[], boolean[])} at those; elsewhere numbers without meaning
     */
    public static double[] squared(int[] shape, double[] spacing, boolean[] marked, boolean[] wanted) {
        int rank = shape.length;
        if (rank < 1 || rank > 3 || spacing.length != rank) {
            throw new IllegalArgumentException("a distance transform has 1 to 3 axes and a spacing for each, not "
                    + rank + " and " + spacing.length);
        }
        int n = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (n != marked.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " has " + n + " elements, not " + marked.length);
        }
        double[] d = new double[n];
        int stride = n / shape[0];
        sweepFirstAxis(shape[0], stride, spacing[0], marked, d);
        for (int axis = 1; axis < rank; axis++) {
            stride /= shape[axis];
            envelopeAlong(d, shape[axis], stride, spacing[axis], axis == rank - 1 ? wanted : new boolean[0]);
        }
        return d;
    }

    /** Goes through whole layers, so that memory is read in order; near holds the last marked layer of each line. */
    private static void sweepFirstAxis(int length, int layer, double spacing, boolean[] marked, double[] d) {
        int[] near = new int[layer];
        Arrays.fill(near, NONE);
        for (int at = 0, i = 0; i < length; i++) {
            for (int line = 0; line < layer; line++, at++) {
                near[line] = marked[at] ? i : near[line];
                d[at] = near[line] == NONE ? Double.POSITIVE_INFINITY : square((i - near[line]) * spacing);
            }
        }
        Arrays.fill(near, NONE);
        for (int at = d.length - 1, i = length - 1; i >= 0; i--) {
            for (int line = layer - 1; line >= 0; line--, at--) {
                near[line] = marked[at] ? i : near[line];
                if (near[line] != NONE) {
                    d[at] = Math.min(d[at], square((near[line] - i) * spacing));
                }
            }
        }
    }

    /**
     * Replaces lines along one axis by the lower envelope of the parabolas that stand on their values: all, or of the last
     * axis, which nothing follows, those that hold a wanted element.
     */
    private static void envelopeAlong(double[] d, int length, int stride, double spacing, boolean[] wanted) {
        if (length == 1) {
            return;
        }
        Envelope envelope = new Envelope(length, spacing);
        int block = length * stride;
        for (int outer = 0; outer < d.length; outer += block) {
            for (int inner = 0; inner < stride; inner++) {
                if (wanted.length == 0 || anyOf(wanted, outer, outer + length)) {
                    envelope.apply(d, outer + inner, stride);
                }
            }
        }
    }

    private static boolean anyOf(boolean[] wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (wanted[i]) {
                return true;
            }
        }
        return false;
    }

    private static double square(double x) {
        return x * x;
    }

    /** The buffers of one axis' lines and the envelope found in them. */
    private static final class Envelope {
        private final int length;
        private final double spacing;
        private final double[] value;
        private final int[] foot;
        private final double[] from;

        Envelope(int length, double spacing) {
            this.length = length;
            this.spacing = spacing;
            value = new double[length];
            foot = new int[length];
            from = new double[length];
        }

        void apply(double[] d, int start, int stride) {
            for (int i = 0, at = start; i < length; i++, at += stride) {
                value[i] = d[at];
            }
            int top = build();
            if (top < 0) {
                return;
            }
            int k = 0;
            for (int i = 0, at = start; i < length; i++, at += stride) {
                while (k < top && from[k + 1] <= i) {
                    k++;
                }
                d[at] = value[foot[k]] + square((i - foot[k]) * spacing);
            }
        }

        /**
         * Fills foot and from with the parabolas of the envelope; gives the index of the last, -1 where there is none.
         */
        private int build() {
            double unit = spacing * spacing;
            int top = -1;
            for (int q = 0; q < length; q++) {
                if (value[q] == Double.POSITIVE_INFINITY) {
                    continue;
                }
                double cross = Double.NEGATIVE_INFINITY;
                while (top >= 0) {
                    int v = foot[top];
                    cross = ((value[q] - value[v]) / unit + (double) q * q - (double) v * v) / (2.0 * (q - v));
                    if (cross > from[top]) {
                        break;
                    }
                    top--;
                    cross = Double.NEGATIVE_INFINITY;
                }
                top++;
                foot[top] = q;
                from[top] = cross;
            }
            return top;
        }
    }
}
