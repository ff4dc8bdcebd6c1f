package org.readingroom.metrics.segmentation;

/**
 * Surface Dice at a tolerance, weighted by area: the share of the area of both surfaces that lies within so many mm of
 * the other surface, 0 to 1, higher is better.
 *
 * <p>Undefined where a mask is empty.
 *
 * <p>Source: google-deepmind/surface-distance, {@code compute_surface_dice_at_tolerance}; S. Nikolov and others (2018).
 */
public final class SurfaceDice {
    private SurfaceDice() {}

    /** The share within the tolerance in mm, of distances already measured. */
    public static double of(SurfelDistances distances, double tolerance) {
        SurfelDistances.Side a = distances.fromPrediction();
        SurfelDistances.Side b = distances.fromReference();
        return (a.areaWithin(tolerance) + b.areaWithin(tolerance)) / (a.area() + b.area());
    }
}
