package org.readingroom.metrics.localisation;

import org.readingroom.api.metric.MetricException;
import org.readingroom.api.task.PixelBox;

/**
 * An upright rectangle in continuous coordinates, half-open: x1 to x2 to the right, y1 to y2 downwards. The box of a
 * mask is its least index to its greatest index plus one, so that its area is a number of pixels.
 *
 * @param x1 left
 * @param y1 top
 * @param x2 right, at least x1
 * @param y2 bottom, at least y1
 */
public record Box(double x1, double y1, double x2, double y2) {
    public Box {
        if (!(x1 <= x2) || !(y1 <= y2)) {
            throw new MetricException(
                    "a box has x1 <= x2 and y1 <= y2, not (" + x1 + ", " + y1 + ", " + x2 + ", " + y2 + ")");
        }
    }

    /**
     * The area that the pixels of a box of pixel indices, both ends included, cover: one more than the greatest index.
     */
    public static Box covering(PixelBox pixels) {
        return new Box(pixels.left(), pixels.top(), pixels.right() + 1, pixels.bottom() + 1);
    }

    /** The area. */
    public double area() {
        return (x2 - x1) * (y2 - y1);
    }

    /** The area shared with another. */
    public double intersection(Box other) {
        return Math.max(0, Math.min(x2, other.x2) - Math.max(x1, other.x1))
                * Math.max(0, Math.min(y2, other.y2) - Math.max(y1, other.y1));
    }

    /** The area in either. */
    public double union(Box other) {
        return area() + other.area() - intersection(other);
    }

    /** The area of the smallest box round both. */
    public double hull(Box other) {
        return (Math.max(x2, other.x2) - Math.min(x1, other.x1)) * (Math.max(y2, other.y2) - Math.min(y1, other.y1));
    }

    /** The same box one longer and wider, for corners that name the last pixel within. */
    public Box withLastPixels() {
        return new Box(x1, y1, x2 + 1, y2 + 1);
    }

    /** The middle, left to right. */
    public double centreX() {
        return (x1 + x2) / 2;
    }

    /** The middle, top to bottom. */
    public double centreY() {
        return (y1 + y2) / 2;
    }
}
