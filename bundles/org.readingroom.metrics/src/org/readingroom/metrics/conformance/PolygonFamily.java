package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.readingroom.api.data.Mask;
import org.readingroom.imaging.Rasteriser;
import org.readingroom.metrics.segmentation.Dice;
import org.readingroom.metrics.segmentation.IntersectionOverUnion;
import org.readingroom.metrics.segmentation.MaskPair;
import org.readingroom.metrics.segmentation.VoxelCounts;

/** The pixels of polygons, and the overlap of pairs of them, by rule. */
final class PolygonFamily implements Family {
    private static final String BOUNDARY_IN = "center_int_evenodd_boundary_in";
    private static final Map<String, Drawing> RULES = rules();

    /** A rule of the rasteriser; where pixel centres lie at whole coordinates, vertices are shifted to meet them. */
    private record Drawing(Rasteriser.Rule rule, double shift) {
        Mask of(double[][] vertices, int rows, int columns) {
            boolean[] bits = new boolean[rows * columns];
            Rasteriser.fill(coordinate(vertices, 0), coordinate(vertices, 1), rows, columns, rule, bits);
            return new Mask(new int[] {rows, columns}, new double[] {1, 1}, bits);
        }

        private double[] coordinate(double[][] vertices, int axis) {
            return Arrays.stream(vertices).mapToDouble(v -> v[axis] + shift).toArray();
        }
    }

    private static Map<String, Drawing> rules() {
        Map<String, Drawing> rules = new LinkedHashMap<>();
        rules.put(BOUNDARY_IN, new Drawing(Rasteriser.Rule.BOUNDARY_IN, 0.5));
        rules.put("center_int_evenodd_halfopen", new Drawing(Rasteriser.Rule.CENTRE_HALF_OPEN, 0.5));
        rules.put("center_half_evenodd_halfopen", new Drawing(Rasteriser.Rule.CENTRE_HALF_OPEN, 0));
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
            RULES.forEach((name, rule) ->
                    pair(name + ".", rule.of(prediction, rows, columns), rule.of(reference, rows, columns), values));
        }
    }

    private static void one(double[][] vertices, int rows, int columns, Values values) {
        values.put("area_shoelace", shoelace(vertices));
        Mask compared = RULES.get(BOUNDARY_IN).of(vertices, rows, columns);
        RULES.forEach((name, rule) -> {
            Mask mask = rule.of(vertices, rows, columns);
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
