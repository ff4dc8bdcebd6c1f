package org.readingroom.metrics.localisation;

/**
 * Shortest distance from a predicted point to the reference box, 0 inside, lower is better.
 *
 * <pre>hypot(max(x1 - x, 0, x - x2), max(y1 - y, 0, y - y2))</pre>
 *
 * <p>In pixels with spacing 1, in mm with the pixel spacing.
 */
public final class BoxDistance {
    private BoxDistance() {}

    /** The distance; spacings along x and y. */
    public static double of(double x, double y, Box box, double spacingX, double spacingY) {
        return Math.hypot(outside(x, box.x1(), box.x2()) * spacingX, outside(y, box.y1(), box.y2()) * spacingY);
    }

    private static double outside(double at, double low, double high) {
        return Math.max(Math.max(low - at, 0), at - high);
    }
}
