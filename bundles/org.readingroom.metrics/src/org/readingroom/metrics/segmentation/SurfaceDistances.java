package org.readingroom.metrics.segmentation;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.readingroom.api.metric.MetricException;
import org.readingroom.imaging.DistanceTransform;

/**
 * The distances in mm from each surface element of either mask to the nearest surface element of the other.
 *
 * @param toReference one distance a surface element of the prediction, ascending; not to be changed
 * @param toPrediction one distance a surface element of the reference, ascending; not to be changed
 */
public record SurfaceDistances(double[] toReference, double[] toPrediction) {
    /**
     * The distances of a pair.
     *
     * @throws MetricException where either mask is empty: there is no surface to measure to
     */
    public static SurfaceDistances of(MaskPair pair, Surface surface) {
        if (pair.predictionEmpty() || pair.referenceEmpty()) {
            throw new MetricException(
                    "a mask is empty, so there are no surface distances: apply the metric's empty rule");
        }
        boolean[] predicted = surface.of(pair, pair.prediction());
        boolean[] wanted = surface.of(pair, pair.reference());
        return new SurfaceDistances(from(predicted, wanted, pair), from(wanted, predicted, pair));
    }

    private static double[] from(boolean[] source, boolean[] target, MaskPair pair) {
        double[] squared = DistanceTransform.squared(pair.shape(), pair.spacing(), target, source);
        double[] found = new double[source.length];
        int n = 0;
        for (int i = 0; i < source.length; i++) {
            if (source[i]) {
                found[n++] = Math.sqrt(squared[i]);
            }
        }
        double[] distances = Arrays.copyOf(found, n);
        Arrays.sort(distances);
        return distances;
    }

    /** All distances of both directions, ascending. */
    public double[] pooled() {
        return DoubleStream.concat(Arrays.stream(toReference), Arrays.stream(toPrediction))
                .sorted()
                .toArray();
    }
}
