package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.readingroom.metrics.Percentile;
import org.readingroom.metrics.localisation.Box;
import org.readingroom.metrics.localisation.BoxDice;
import org.readingroom.metrics.localisation.BoxDistance;
import org.readingroom.metrics.localisation.BoxIntersectionOverUnion;
import org.readingroom.metrics.localisation.BoxPrecision;
import org.readingroom.metrics.localisation.BoxRecall;
import org.readingroom.metrics.localisation.CentreDistance;
import org.readingroom.metrics.localisation.CocoAveragePrecision;
import org.readingroom.metrics.localisation.PointInBox;

/** Centre points in boxes, pairs of boxes, and detections. */
final class LocalisationFamily implements Family {
    private static final double MONAI_MARGIN = 0.01;

    @Override
    public String name() {
        return "localisation_boxes";
    }

    @Override
    public boolean isMandatory(String key) {
        return key.matches("n|n_answered|percent_in_box_inclusive_of_all|p95_euclid_to_centre|p95_dist_to_box"
                + "|per_item_.*|iou_continuous|dice_continuous");
    }

    @Override
    public void score(JsonNode input, Values values) {
        if (input.has("items")) {
            points(input.get("items"), Json.doubles(input.get("spacing_xy")), values);
        } else if (input.has("pred_xyxy")) {
            boxes(box(input.get("pred_xyxy")), box(input.get("ref_xyxy")), values);
        } else if (input.has("images")) {
            detections(input, values);
        }
    }

    private static Box box(JsonNode corners) {
        double[] c = Json.doubles(corners);
        return new Box(c[0], c[1], c[2], c[3]);
    }

    private static void points(JsonNode items, double[] spacing, Values values) {
        List<JsonNode> answered = Json.list(items).stream()
                .filter(item -> !item.get("pred").isNull())
                .toList();
        double[] toCentre = new double[answered.size()];
        double[] toBox = new double[answered.size()];
        int in = 0;
        int strictlyIn = 0;
        int wellIn = 0;
        for (int i = 0; i < toCentre.length; i++) {
            double[] p = Json.doubles(answered.get(i).get("pred"));
            Box box = box(answered.get(i).get("box"));
            toCentre[i] = CentreDistance.of(p[0], p[1], box, spacing[0], spacing[1]);
            toBox[i] = BoxDistance.of(p[0], p[1], box, spacing[0], spacing[1]);
            in += PointInBox.of(p[0], p[1], box) ? 1 : 0;
            strictlyIn += PointInBox.within(p[0], p[1], box, 0) ? 1 : 0;
            wellIn += PointInBox.within(p[0], p[1], box, MONAI_MARGIN) ? 1 : 0;
        }
        double n = items.size();
        values.put("n", items.size())
                .put("n_answered", toCentre.length)
                .put("percent_in_box_inclusive_of_all", 100 * in / n)
                .put("percent_in_box_inclusive_of_answered", 100.0 * in / toCentre.length)
                .put("percent_in_box_exclusive_of_all", 100 * strictlyIn / n)
                .put("percent_in_box_monai_eps001_of_all", 100 * wellIn / n)
                .put("per_item_euclid", toCentre)
                .put("per_item_dist_to_box", toBox);
        distances(toCentre, toBox, values);
    }

    private static void distances(double[] toCentre, double[] toBox, Values values) {
        double[] outside = Arrays.stream(toBox).filter(d -> d > 0).toArray();
        values.put("p95_euclid_to_centre", Percentile.LINEAR.of(toCentre, 95))
                .put("median_euclid_to_centre", Percentile.LINEAR.of(toCentre, 50))
                .put("mean_euclid_to_centre", Arrays.stream(toCentre).average().orElse(Double.NaN))
                .put("p95_dist_to_box", Percentile.LINEAR.of(toBox, 95))
                .put("mean_dist_to_box", Arrays.stream(toBox).average().orElse(Double.NaN))
                .put("p95_dist_to_box_outside_only", Percentile.LINEAR.of(outside, 95))
                .put("p95_euclid_lower", Percentile.LOWER.of(toCentre, 95))
                .put("p95_euclid_higher", Percentile.HIGHER.of(toCentre, 95))
                .put("p95_euclid_nearest", Percentile.NEAREST.of(toCentre, 95))
                .put("p95_euclid_median_unbiased", Percentile.MEDIAN_UNBIASED.of(toCentre, 95))
                .put("p95_euclid_inverted_cdf", Percentile.INVERTED_CDF.of(toCentre, 95));
    }

    private static void boxes(Box prediction, Box reference, Values values) {
        values.put("intersection", prediction.intersection(reference))
                .put("union", prediction.union(reference))
                .put("iou_continuous", BoxIntersectionOverUnion.of(prediction, reference))
                .put("giou_continuous", BoxIntersectionOverUnion.generalized(prediction, reference))
                .put("iou_inclusive_pixels", BoxIntersectionOverUnion.inclusive(prediction, reference))
                .put("dice_continuous", BoxDice.of(prediction, reference))
                .put("intersection_over_pred", BoxPrecision.of(prediction, reference))
                .put("intersection_over_ref", BoxRecall.of(prediction, reference))
                .put("intersection_over_ref_inclusive", BoxRecall.inclusive(prediction, reference))
                .put("centre_distance", CentreDistance.of(prediction.centreX(), prediction.centreY(), reference, 1, 1))
                .put("library.metricsreloaded_box_iou", BoxIntersectionOverUnion.inclusive(prediction, reference));
    }

    private static void detections(JsonNode input, Values values) {
        List<List<CocoAveragePrecision.Image>> categories = Json.list(input.get("categories")).stream()
                .map(category -> Json.list(input.get("images")).stream()
                        .map(image -> image(input, image.asInt(), category.asInt()))
                        .toList())
                .toList();
        double[] thresholds =
                IntStream.range(0, 10).mapToDouble(i -> 0.5 + 0.05 * i).toArray();
        values.put("AP_50_95", precision(categories, thresholds))
                .put("AP50", precision(categories, 0.5))
                .put("AP75", precision(categories, 0.75))
                .put("AR_maxdet1", recall(categories, thresholds, 1))
                .put("AR_maxdet10", recall(categories, thresholds, 10))
                .put("AR_maxdet100", recall(categories, thresholds, 100));
    }

    private static CocoAveragePrecision.Image image(JsonNode input, int image, int category) {
        List<Box> references = new ArrayList<>();
        List<CocoAveragePrecision.Detection> detections = new ArrayList<>();
        for (JsonNode one : input.get("ref")) {
            if (one.get("image").asInt() == image && one.get("cat").asInt() == category) {
                references.add(sized(one));
            }
        }
        for (JsonNode one : input.get("pred")) {
            if (one.get("image").asInt() == image && one.get("cat").asInt() == category) {
                detections.add(new CocoAveragePrecision.Detection(
                        sized(one), one.get("score").asDouble()));
            }
        }
        return new CocoAveragePrecision.Image(references, detections);
    }

    private static Box sized(JsonNode one) {
        double[] b = Json.doubles(one.get("xywh"));
        return new Box(b[0], b[1], b[0] + b[2], b[1] + b[3]);
    }

    private static double precision(List<List<CocoAveragePrecision.Image>> categories, double... thresholds) {
        return categories.stream()
                .flatMapToDouble(images -> Arrays.stream(thresholds)
                        .map(t -> CocoAveragePrecision.of(images, t, 100).precision()))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static double recall(List<List<CocoAveragePrecision.Image>> categories, double[] thresholds, int limit) {
        return categories.stream()
                .flatMapToDouble(images -> Arrays.stream(thresholds)
                        .map(t -> CocoAveragePrecision.of(images, t, limit).recall()))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
