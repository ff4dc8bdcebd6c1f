package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.readingroom.metrics.Percentile;
import org.readingroom.metrics.segmentation.AverageSurfaceDistance;
import org.readingroom.metrics.segmentation.Dice;
import org.readingroom.metrics.segmentation.Hausdorff95;
import org.readingroom.metrics.segmentation.Hausdorff95Pooled;
import org.readingroom.metrics.segmentation.HausdorffDistance;
import org.readingroom.metrics.segmentation.IntersectionOverUnion;
import org.readingroom.metrics.segmentation.MaskPair;
import org.readingroom.metrics.segmentation.MeanAverageSurfaceDistance;
import org.readingroom.metrics.segmentation.NormalizedSurfaceDistance;
import org.readingroom.metrics.segmentation.Surface;
import org.readingroom.metrics.segmentation.SurfaceDice;
import org.readingroom.metrics.segmentation.SurfaceDistances;
import org.readingroom.metrics.segmentation.SurfelDistances;
import org.readingroom.metrics.segmentation.SurfelHausdorff95;
import org.readingroom.metrics.segmentation.VolumeSimilarity;
import org.readingroom.metrics.segmentation.VoxelAccuracy;
import org.readingroom.metrics.segmentation.VoxelCounts;
import org.readingroom.metrics.segmentation.VoxelNegativePredictiveValue;
import org.readingroom.metrics.segmentation.VoxelPrecision;
import org.readingroom.metrics.segmentation.VoxelRecall;
import org.readingroom.metrics.segmentation.VoxelSpecificity;

/** Masks: overlap, surface distances, and the platform's rules for empty masks. */
final class SegmentationFamily implements Family {
    @Override
    public String name() {
        return "segmentation";
    }

    @Override
    public boolean isMandatory(String key) {
        return key.matches("tp|fp|fn|tn|dice|iou|precision|recall|specificity|platform_rule\\..*"
                + "|(surface_face\\.)?hd95_max_directed|surface_face\\.hd95_pooled|surfel\\.hd95");
    }

    @Override
    public void score(JsonNode input, Values values) {
        MaskPair pair = MaskPair.of(MaskVectors.mask(input, "pred"), MaskVectors.mask(input, "ref"));
        overlap(VoxelCounts.of(pair), values);
        rules(pair, values);
        if (pair.predictionEmpty() || pair.referenceEmpty()) {
            return;
        }
        // A line of more than two elements has inner elements, which as a slice of one row would all be surface.
        if (input.path("shape").size() > 1 || pair.frameSize() <= 2) {
            surface("surface_face.", pair, Surface.FACE, values);
            surface("", pair, Surface.FACE, values);
            surface("surface_full.", pair, Surface.FULL, values);
            surfel(pair, values);
        }
        if (input.path("shape").size() > 1 && hasOpenSurface(pair)) {
            surface("surface_face_border1.", pair, Surface.FACE_OPEN_AT_FRAME, values);
        }
    }

    private static void overlap(VoxelCounts counts, Values values) {
        values.put("tp", counts.truePositive())
                .put("fp", counts.falsePositive())
                .put("fn", counts.falseNegative())
                .put("tn", counts.trueNegative())
                .put("dice", Dice.ratio(counts))
                .put("iou", IntersectionOverUnion.ratio(counts))
                .put("precision", VoxelPrecision.of(counts))
                .put("recall", VoxelRecall.of(counts))
                .put("specificity", VoxelSpecificity.of(counts))
                .put("npv", VoxelNegativePredictiveValue.of(counts))
                .put("accuracy", VoxelAccuracy.of(counts))
                .put("volume_similarity", VolumeSimilarity.of(counts));
    }

    private static void rules(MaskPair pair, Values values) {
        values.put("image_diagonal_mm", pair.frameDiagonal())
                .put("platform_rule.dice", Dice.of(VoxelCounts.of(pair)))
                .put("platform_rule.hd95", Hausdorff95.of(pair))
                .put("platform_rule.hd95_brats_penalty", Hausdorff95.of(pair, Hausdorff95.BRATS_PENALTY));
    }

    private static boolean hasOpenSurface(MaskPair pair) {
        SurfaceDistances open = SurfaceDistances.of(pair, Surface.FACE_OPEN_AT_FRAME);
        return open.toPrediction().length > 0 && open.toReference().length > 0;
    }

    private static void surface(String prefix, MaskPair pair, Surface surface, Values values) {
        SurfaceDistances distances = SurfaceDistances.of(pair, surface);
        double[] toReference = distances.toReference();
        double[] toPrediction = distances.toPrediction();
        values.put(prefix + "n_surface_pred", toReference.length)
                .put(prefix + "n_surface_ref", toPrediction.length)
                .put(prefix + "hd", HausdorffDistance.of(distances))
                .put(prefix + "hd_pred_to_ref", toReference[toReference.length - 1])
                .put(prefix + "hd95_max_directed", Hausdorff95.of(distances))
                .put(prefix + "hd95_pooled", Hausdorff95Pooled.of(distances))
                .put(prefix + "hd95_pred_to_ref", Percentile.LINEAR.ofSorted(toReference, 95))
                .put(prefix + "hd95_ref_to_pred", Percentile.LINEAR.ofSorted(toPrediction, 95))
                .put(prefix + "assd_pooled", AverageSurfaceDistance.of(distances))
                .put(
                        prefix + "asd_pred_to_ref",
                        Arrays.stream(toReference).average().orElse(Double.NaN))
                .put(prefix + "masd", MeanAverageSurfaceDistance.of(distances))
                .putIf(
                        isClear(pair, distances, 1),
                        prefix + "nsd_tau1",
                        () -> NormalizedSurfaceDistance.of(distances, 1))
                .putIf(
                        isClear(pair, distances, 2),
                        prefix + "nsd_tau2",
                        () -> NormalizedSurfaceDistance.of(distances, 2));
    }

    /**
     * Whether no distance equals the tolerance but for rounding. The recorded distances were taken between coordinates
     * in mm, where 7 x 1.2 - 6 x 1.2 is more than 1.2, so that with broken spacings such a tie is not decided by the
     * definition.
     */
    private static boolean isClear(MaskPair pair, SurfaceDistances distances, double tolerance) {
        return pair.hasWholeSpacing()
                || Arrays.stream(distances.pooled()).noneMatch(d -> Math.abs(d - tolerance) < 1e-9);
    }

    private static void surfel(MaskPair pair, Values values) {
        SurfelDistances distances = SurfelDistances.of(pair);
        values.put("surfel.hd95", SurfelHausdorff95.of(pair))
                .put("surfel.hd", SurfelHausdorff95.at(distances, 1))
                .put("surfel.surface_dice_tau1", SurfaceDice.of(distances, 1))
                .put("surfel.surface_dice_tau2", SurfaceDice.of(distances, 2))
                .put("surfel.asd_ref_to_pred", distances.fromReference().meanDistance())
                .put("surfel.asd_pred_to_ref", distances.fromPrediction().meanDistance())
                .put("surfel_distances_ref_to_pred", distances.fromReference().distances());
    }
}
