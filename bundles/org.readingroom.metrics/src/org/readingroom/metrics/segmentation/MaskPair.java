package org.readingroom.metrics.segmentation;

import java.util.Arrays;
import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.MetricException;

/**
 * A predicted and a reference mask of one frame, cropped to the box round everything that belongs to either.
 *
 * <p>Nothing outside that box enters a metric but the number of elements there, so all distances and counts are taken
 * inside it; that makes a small tumour in a large volume cheap. A slice is held as a volume of one plane that has no
 * neighbours across it.
 */
public final class MaskPair {
    private final boolean slice;
    private final int frameSize;
    private final double frameDiagonal;
    private final int[] shape;
    private final double[] spacing;
    private final boolean[] atLowEdge = new boolean[3];
    private final boolean[] atHighEdge = new boolean[3];
    private final boolean[] prediction;
    private final boolean[] reference;
    private final boolean predictionEmpty;
    private final boolean referenceEmpty;

    private MaskPair(Mask prediction, Mask reference) {
        slice = reference.rank() == 2;
        frameSize = reference.size();
        frameDiagonal = reference.diagonal();
        int[] frame = inThree(reference.shape());
        double[] mm = reference.spacing();
        spacing = slice ? new double[] {1, mm[0], mm[1]} : mm;
        Box box = new Box(frame);
        predictionEmpty = !box.take(prediction.bits());
        referenceEmpty = !box.take(reference.bits());
        shape = box.shape();
        for (int axis = 0; axis < 3; axis++) {
            atLowEdge[axis] = box.low[axis] == 0;
            atHighEdge[axis] = box.high[axis] == frame[axis] - 1;
        }
        this.prediction = box.crop(prediction.bits(), shape);
        this.reference = box.crop(reference.bits(), shape);
    }

    /**
     * The pair.
     *
     * @throws MetricException where shapes or spacings differ
     */
    public static MaskPair of(Mask prediction, Mask reference) {
        if (!prediction.matches(reference)) {
            throw new MetricException("the predicted mask has shape " + Arrays.toString(prediction.shape())
                    + " and spacing "
                    + Arrays.toString(prediction.spacing()) + " mm, the reference " + Arrays.toString(reference.shape())
                    + " and " + Arrays.toString(reference.spacing()) + " mm: bring both onto one grid before scoring");
        }
        return new MaskPair(prediction, reference);
    }

    private static int[] inThree(int[] shape) {
        return shape.length == 3 ? shape : new int[] {1, shape[0], shape[1]};
    }

    /** How many elements the whole frame has. */
    public int frameSize() {
        return frameSize;
    }

    /** The diagonal of the whole frame in mm. */
    public double frameDiagonal() {
        return frameDiagonal;
    }

    /** Whether nothing is predicted. */
    public boolean predictionEmpty() {
        return predictionEmpty;
    }

    /** Whether there is nothing to find. */
    public boolean referenceEmpty() {
        return referenceEmpty;
    }

    /** Whether every spacing is a whole number of mm, so that distances carry no rounding before their root. */
    public boolean hasWholeSpacing() {
        return Arrays.stream(spacing).allMatch(s -> s == Math.rint(s));
    }

    boolean slice() {
        return slice;
    }

    int[] shape() {
        return shape;
    }

    double[] spacing() {
        return spacing;
    }

    boolean[] prediction() {
        return prediction;
    }

    boolean[] reference() {
        return reference;
    }

    boolean atLowEdge(int axis) {
        return atLowEdge[axis];
    }

    boolean atHighEdge(int axis) {
        return atHighEdge[axis];
    }

    /** The smallest box round all elements taken so far; one element at the origin where there are none. */
    private static final class Box {
        private final int[] frame;
        private final int[] low;
        private final int[] high = {-1, -1, -1};

        Box(int[] frame) {
            this.frame = frame;
            low = frame.clone();
        }

        /** Widens the box to hold a mask; false where the mask is empty. */
        boolean take(boolean[] bits) {
            boolean[] none = new boolean[frame[2]];
            boolean any = false;
            for (int plane = 0, start = 0; plane < frame[0]; plane++) {
                for (int row = 0; row < frame[1]; row++, start += frame[2]) {
                    // Array comparison works on whole words, so that empty rows, nearly all there are, cost little.
                    int first = Arrays.mismatch(bits, start, start + frame[2], none, 0, frame[2]);
                    if (first >= 0) {
                        any = true;
                        widen(0, plane);
                        widen(1, row);
                        widen(2, first);
                        int last = frame[2] - 1;
                        while (last > high[2] && !bits[start + last]) {
                            last--;
                        }
                        widen(2, last);
                    }
                }
            }
            return any;
        }

        private void widen(int axis, int at) {
            low[axis] = Math.min(low[axis], at);
            high[axis] = Math.max(high[axis], at);
        }

        int[] shape() {
            if (high[0] < 0) {
                Arrays.fill(low, 0);
                Arrays.fill(high, 0);
            }
            return new int[] {high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1};
        }

        boolean[] crop(boolean[] bits, int[] shape) {
            boolean[] part = new boolean[shape[0] * shape[1] * shape[2]];
            for (int plane = 0, to = 0; plane < shape[0]; plane++) {
                for (int row = 0; row < shape[1]; row++, to += shape[2]) {
                    int from = ((low[0] + plane) * frame[1] + low[1] + row) * frame[2] + low[2];
                    System.arraycopy(bits, from, part, to, shape[2]);
                }
            }
            return part;
        }
    }
}
