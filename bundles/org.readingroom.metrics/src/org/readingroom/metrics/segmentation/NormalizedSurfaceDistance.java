package org.readingroom.metrics.segmentation;

import java.util.Arrays;

/**
 * Normalized surface distance (NSD, surface Dice) at a tolerance: the share of the surface elements of both masks that
 * lie within so many mm of the other surface, 0 to 1, higher is better. Elements count alike, whatever their area.
 *
 * <p>Undefined where a mask is empty.
 *
 * <p>Source: S. Nikolov and others, "Deep learning to achieve clinically applicable segmentation of head and neck
 * anatomy for radiotherapy" (2018); elements instead of areas as MetricsReloaded does.
 */
public final class NormalizedSurfaceDistance {
    private NormalizedSurfaceDistance() {}

    /** The share within the tolerance in mm, of distances already measured. */
    public static double of(SurfaceDistances distances, double tolerance) {
        double[] pooled = distances.pooled();
        return (double) Arrays.stream(pooled).filter(d -> d <= tolerance).count() / pooled.length;
    }
}
