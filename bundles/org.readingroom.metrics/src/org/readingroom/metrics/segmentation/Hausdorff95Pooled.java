package org.readingroom.metrics.segmentation;

import org.readingroom.metrics.Percentile;

/**
 * 95 % Hausdorff distance over the pooled distances, in mm: the 95th percentile of both directions taken together, as
 * medpy computes it. A named alternative, never mixed with {@link Hausdorff95}: a few far elements of one side weigh
 * less here.
 *
 * <p>Surface, percentile, spacing and empty rule are those of {@link Hausdorff95}.
 *
 * <p>Source: loli/medpy, {@code metric.binary.hd95}.
 */
public final class Hausdorff95Pooled {
    private Hausdorff95Pooled() {}

    /** The score, by the empty rule. */
    public static double of(MaskPair pair) {
        if (pair.predictionEmpty() || pair.referenceEmpty()) {
            return pair.predictionEmpty() && pair.referenceEmpty() ? 0 : pair.frameDiagonal();
        }
        return of(SurfaceDistances.of(pair, Surface.FACE));
    }

    /** The percentile of distances already measured. */
    public static double of(SurfaceDistances distances) {
        return Percentile.LINEAR.ofSorted(distances.pooled(), 95);
    }
}
