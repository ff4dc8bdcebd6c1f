package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.readingroom.api.data.Mask;
import org.readingroom.metrics.localisation.PolygonRaster;
import org.readingroom.metrics.segmentation.Dice;
import org.readingroom.metrics.segmentation.IntersectionOverUnion;
import org.readingroom.metrics.segmentation.MaskPair;
import org.readingroom.metrics.segmentation.VoxelCounts;

/** The pixels of polygons, and the overlap of pairs of them, by rule. */
final class PolygonFamily implements Family {
    private static final String BOUNDARY_IN = "center_int_evenodd_boundary_in";
    private static final Map<String, PolygonRaster> RULES = rules();

    private static Map<String, PolygonRaster> rules() {
        Map<String, PolygonRaster> rules = new LinkedHashMap<>();
        rules.put(BOUNDARY_IN, PolygonRaster.BOUNDARY_IN);
        rules.put("center_int_evenodd_halfopen", PolygonRaster.INTEGER_HALF_OPEN);
        rules.put("center_half_evenodd_halfopen", PolygonRaster.CENTRE_HALF_OPEN);
        return rules;
    }

    @Override
    public String name() {
        return "polygon";
    }

    @Override
    public boolean isMandatory(String key) {
        return key.matches("((pixel_count|mask_rle)\\.)?(center_half_evenodd_halfopen|center_int_evenodd_boundary_in)"
                + "(\\.(tp|fp|fn|dice|iou))?");
    }

    @Override
    public void score(JsonNode input, Values values) {
        int rows = input.get("height").asInt();
        int columns = input.get("width").asInt();
        if (input.has("vertices_xy")) {
            one(Json.doubleRows(input.get("vertices_xy")), rows, columns, values);
        } else {
            double[][] prediction = Json.doubleRows(input.get("pred_vertices_xy"));
            double[][] reference = Json.doubleRows(input.get("ref_vertices_xy"));
            RULES.forEach((name, rule) -> pair(
                    name + ".",
                    raster(rule, prediction, rows, columns),
                    raster(rule, reference, rows, columns),
                    values));
        }
    }

    private static Mask raster(PolygonRaster rule, double[][] vertices, int rows, int columns) {
        return new Mask(
                new int[] {rows, columns},
                new double[] {1, 1},
                rule.of(coordinate(vertices, 0), coordinate(vertices, 1), rows, columns));
    }

    private static double[] coordinate(double[][] vertices, int axis) {
        return Arrays.stream(vertices).mapToDouble(v -> v[axis]).toArray();
    }

    private static void one(double[][] vertices, int rows, int columns, Values values) {
        values.put("area_shoelace", shoelace(vertices));
        Mask compared = raster(RULES.get(BOUNDARY_IN), vertices, rows, columns);
        RULES.forEach((name, rule) -> {
            Mask mask = raster(rule, vertices, rows, columns);
            values.put("pixel_count." + name, mask.count())
                    .put("mask_rle." + name, MaskVectors.runsOf(mask.bits()))
                    .put(
                            "dice_vs_center_int_boundary_in." + name,
                            Dice.ratio(VoxelCounts.of(MaskPair.of(mask, compared))));
        });
    }

    private static void pair(String prefix, Mask prediction, Mask reference, Values values) {
        VoxelCounts counts = VoxelCounts.of(MaskPair.of(prediction, reference));
        values.put(prefix + "tp", counts.truePositive())
                .put(prefix + "fp", counts.falsePositive())
                .put(prefix + "fn", counts.falseNegative())
                .put(prefix + "dice", Dice.ratio(counts))
                .put(prefix + "iou", IntersectionOverUnion.ratio(counts));
    }

    private static double shoelace(double[][] v) {
        double sum = 0;
        for (int i = 0, j = v.length - 1; i < v.length; j = i++) {
            sum += v[j][0] * v[i][1] - v[i][0] * v[j][1];
        }
        return Math.abs(sum) / 2;
    }
}
