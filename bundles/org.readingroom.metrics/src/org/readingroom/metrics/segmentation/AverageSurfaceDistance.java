package org.readingroom.metrics.segmentation;

import java.util.Arrays;

/**
 * Average symmetric surface distance (ASSD) in mm: the mean of all distances of both directions taken together, as
 * medpy computes it. The larger surface weighs more; {@link MeanAverageSurfaceDistance} weighs both sides alike.
 *
 * <p>Undefined where a mask is empty.
 */
public final class AverageSurfaceDistance {
    private AverageSurfaceDistance() {}

    /** The mean of distances already measured. */
    public static double of(SurfaceDistances distances) {
        double[] a = distances.toReference();
        double[] b = distances.toPrediction();
        return (Arrays.stream(a).sum() + Arrays.stream(b).sum()) / (a.length + b.length);
    }
}
