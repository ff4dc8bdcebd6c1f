package org.readingroom.metrics.localisation;

/**
 * Dice of two boxes by area: 2 |A and B| / (|A| + |B|), 0 to 1. Boxes are continuous and half-open.
 *
 * <p>Empty rule: two boxes without area give NaN.
 */
public final class BoxDice {
    private BoxDice() {}

    /** The score, NaN where neither has an area. */
    public static double of(Box a, Box b) {
        return 2 * a.intersection(b) / (a.area() + b.area());
    }
}
