package org.readingroom.metrics.localisation;

/**
 * Intersection over union of two boxes by area, 0 to 1.
 *
 * <p>Rule of this platform: continuous, half-open boxes (x2 - x1). {@link #inclusive} reads the same numbers as first
 * and last pixel (x2 - x1 + 1), as MetricsReloaded does, and {@link #generalized} falls below 0 with the empty area
 * between. Never mixed. Empty rule: two boxes without area give NaN.
 *
 * <p>Source: H. Rezatofighi and others, "Generalized Intersection over Union", CVPR (2019).
 */
public final class BoxIntersectionOverUnion {
    private BoxIntersectionOverUnion() {}

    /** The score, NaN where neither has an area. */
    public static double of(Box a, Box b) {
        return a.intersection(b) / a.union(b);
    }

    /** The score of corners that name the first and last pixel: a named alternative. */
    public static double inclusive(Box a, Box b) {
        return of(a.withLastPixels(), b.withLastPixels());
    }

    /** Generalized: less the share of the box round both that belongs to neither, -1 to 1. */
    public static double generalized(Box a, Box b) {
        return of(a, b) - (a.hull(b) - a.union(b)) / a.hull(b);
    }
}
