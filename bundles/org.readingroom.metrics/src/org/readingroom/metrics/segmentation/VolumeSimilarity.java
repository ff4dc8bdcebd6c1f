package org.readingroom.metrics.segmentation;

/**
 * Volume similarity: 1 - |P - R| / (P + R) with P and R the numbers of predicted and reference elements, 0 to 1. Says
 * nothing about place.
 *
 * <p>Empty rule: NaN where both masks are empty, 0 where exactly one is.
 *
 * <p>Source: A. Taha, A. Hanbury, "Metrics for evaluating 3D medical image segmentation", BMC Medical Imaging 15
 * (2015).
 */
public final class VolumeSimilarity {
    private VolumeSimilarity() {}

    /** The score, NaN where both masks are empty. */
    public static double of(VoxelCounts counts) {
        double difference = Math.abs(counts.predicted() - counts.reference());
        return 1 - difference / (counts.predicted() + counts.reference());
    }
}
