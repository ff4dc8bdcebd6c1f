package org.readingroom.prompts.internal.answer;

import java.util.Optional;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.model.Coordinates.Scale;
import org.readingroom.api.task.PixelPoint;

/**
 * Carries the numbers of an answer to pixel indices of the slice, and back.
 *
 * <p>On the scales on which the image's edges are 0 and 1 (or 1000, or the size of the image as the model resizes it), a
 * pixel index i of n pixels stands at (i + 0.5) / n: the centre of the pixel. What lies in the outer half of an outermost
 * pixel is that pixel. In pixels, an index stands for itself.
 *
 * @param coordinates how the numbers are written
 * @param frame the slice
 */
public record Positions(Coordinates coordinates, SliceFrame frame) {
    private static final double THOUSAND = 1000;

    /** Whether the first number of a pair is the column. */
    boolean columnFirst() {
        return coordinates.order() == Coordinates.Order.X_Y;
    }

    /** What a number of rows' whole height is written as; for pixels the greatest index. */
    public double greatestRow() {
        return greatest(frame.rows(), coordinates.rows());
    }

    /** What a number of columns' whole width is written as; for pixels the greatest index. */
    public double greatestColumn() {
        return greatest(frame.columns(), coordinates.columns());
    }

    private double greatest(int pixels, int resized) {
        return switch (coordinates.scale()) {
            case PIXELS -> pixels - 1;
            case UNIT -> 1;
            case THOUSAND -> THOUSAND;
            case RESIZED -> resized;
        };
    }

    /** The pixel of a pair of numbers; empty where it lies outside of the image. */
    Optional<PixelPoint> pixel(double row, double column) {
        boolean inside = row >= 0 && column >= 0 && row <= greatestRow() && column <= greatestColumn();
        return inside
                ? Optional.of(new PixelPoint(
                        index(row, greatestRow(), frame.rows()), index(column, greatestColumn(), frame.columns())))
                : Optional.empty();
    }

    private double index(double number, double greatest, int pixels) {
        if (coordinates.scale() == Scale.PIXELS) {
            return number;
        }
        return Math.max(0, Math.min(pixels - 1, number / greatest * pixels - 0.5));
    }

    /** Whether numbers look like shares of the image where they were to be something else: none is over 1, not all whole. */
    boolean shares(double[] first, double[] second) {
        if (coordinates.scale() == Scale.UNIT) {
            return false;
        }
        boolean whole = true;
        for (double[] numbers : new double[][] {first, second}) {
            for (double n : numbers) {
                if (!(n >= 0 && n <= 1)) {
                    return false;
                }
                whole &= n == Math.rint(n);
            }
        }
        return !whole;
    }

    /** A point as the answer should be written: whole numbers, but of the unit scale four decimals. */
    public String written(double row, double column) {
        String r = number(row, greatestRow(), frame.rows());
        String c = number(column, greatestColumn(), frame.columns());
        return columnFirst() ? "(" + c + ", " + r + ")" : "(" + r + ", " + c + ")";
    }

    private String number(double index, double greatest, int pixels) {
        if (coordinates.scale() == Scale.PIXELS) {
            return Long.toString(Math.round(Math.max(0, Math.min(pixels - 1, index))));
        }
        double share = (index + 0.5) / pixels * greatest;
        return coordinates.scale() == Scale.UNIT
                ? String.format(java.util.Locale.ROOT, "%.4f", share)
                : Long.toString(Math.round(share));
    }
}
