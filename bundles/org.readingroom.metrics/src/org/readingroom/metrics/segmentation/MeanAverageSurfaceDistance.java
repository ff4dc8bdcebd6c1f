package org.readingroom.metrics.segmentation;

import java.util.Arrays;

/**
 * Mean average surface distance (MASD) in mm: the mean of the two directed mean distances, as MetricsReloaded computes
 * it.
 *
 * <p>Undefined where a mask is empty.
 */
public final class MeanAverageSurfaceDistance {
    private MeanAverageSurfaceDistance() {}

    /** The mean of both directions of distances already measured. */
    public static double of(SurfaceDistances distances) {
        double toReference = Arrays.stream(distances.toReference()).average().orElse(Double.NaN);
        double toPrediction = Arrays.stream(distances.toPrediction()).average().orElse(Double.NaN);
        return (toReference + toPrediction) / 2;
    }
}
