package org.readingroom.api.task;

/**
 * A point on a slice, in pixel indices: (0, 0) is the centre of the top left pixel.
 *
 * @param row downwards
 * @param column to the right
 */
public record PixelPoint(double row, double column) {
    public PixelPoint {
        if (!Double.isFinite(row) || !Double.isFinite(column)) {
            throw new IllegalArgumentException("a point is finite, not (" + row + ", " + column + ")");
        }
    }
}
