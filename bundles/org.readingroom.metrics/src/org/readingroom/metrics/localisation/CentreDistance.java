package org.readingroom.metrics.localisation;

/**
 * Euclidean distance from a predicted point to the centre of the reference box, lower is better.
 *
 * <p>In pixels with spacing 1, in mm with the pixel spacing. Over items the study gives its 95th percentile (linear),
 * over answered items, with their number.
 */
public final class CentreDistance {
    private CentreDistance() {}

    /** The distance; spacings along x and y. */
    public static double of(double x, double y, Box box, double spacingX, double spacingY) {
        return Math.hypot((x - box.centreX()) * spacingX, (y - box.centreY()) * spacingY);
    }
}
