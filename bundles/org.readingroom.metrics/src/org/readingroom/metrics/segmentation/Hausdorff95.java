package org.readingroom.metrics.segmentation;

import org.readingroom.metrics.Percentile;

/**
 * 95 % Hausdorff distance in mm: the larger of the two directed 95th percentiles of the surface distances, lower is
 * better.
 *
 * <pre>HD95(P, R) = max( q95 { d(p, S(R)) : p in S(P) }, q95 { d(r, S(P)) : r in S(R) } )</pre>
 *
 * <p>S is the face surface with what lies outside the frame counted as background, q95 the linear (type 7) percentile,
 * distances are Euclidean in mm, and a slice is measured as a true two-dimensional array. Empty rule of this platform:
 * both masks empty 0, exactly one empty the diagonal of the frame in mm (373.128664 on the BraTS grid); the number of
 * such cases is to be printed.
 *
 * <p>Sources: D. Huttenlocher, G. Klanderman, W. Rucklidge, "Comparing Images Using the Hausdorff Distance", IEEE PAMI
 * 15 (1993); A. Reinke and others, "Understanding metric-related pitfalls in image analysis validation", Nature Methods
 * 21 (2024). The same values as MetricsReloaded and MONAI where neither mask is empty.
 */
public final class Hausdorff95 {
    /** What the BraTS challenges count for a missed or invented tumour: the diagonal of 240 x 240 x 155 mm. */
    public static final double BRATS_PENALTY = 373.128664;

    private Hausdorff95() {}

    /** The score, by the empty rule. */
    public static double of(MaskPair pair) {
        return of(pair, pair.frameDiagonal());
    }

    /** The score with another value, in mm, for exactly one empty mask: a named alternative. */
    public static double of(MaskPair pair, double penalty) {
        if (pair.predictionEmpty() || pair.referenceEmpty()) {
            return pair.predictionEmpty() && pair.referenceEmpty() ? 0 : penalty;
        }
        return of(SurfaceDistances.of(pair, Surface.FACE));
    }

    /** The larger of the directed percentiles of distances already measured. */
    public static double of(SurfaceDistances distances) {
        return Math.max(
                Percentile.LINEAR.ofSorted(distances.toReference(), 95),
                Percentile.LINEAR.ofSorted(distances.toPrediction(), 95));
    }
}
