package org.readingroom.metrics.segmentation;

/**
 * Hausdorff distance in mm: the largest distance from a surface element of either mask to the other surface. One stray
 * element decides it, which is why {@link Hausdorff95} is the platform's metric.
 *
 * <p>Empty rule: both masks empty 0, exactly one empty the diagonal of the frame.
 */
public final class HausdorffDistance {
    private HausdorffDistance() {}

    /** The score, by the empty rule. */
    public static double of(MaskPair pair) {
        if (pair.predictionEmpty() || pair.referenceEmpty()) {
            return pair.predictionEmpty() && pair.referenceEmpty() ? 0 : pair.frameDiagonal();
        }
        return of(SurfaceDistances.of(pair, Surface.FACE));
    }

    /** The largest of distances already measured. */
    public static double of(SurfaceDistances distances) {
        double[] a = distances.toReference();
        double[] b = distances.toPrediction();
        return Math.max(a[a.length - 1], b[b.length - 1]);
    }
}
