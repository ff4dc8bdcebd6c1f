package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.data.Mask;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.Task;

/**
 * Values as JSON and back. The platform's own values have a fixed form; a record that a plugin brings is written by its
 * components. A mask of a case is not JSON but a NIfTI file; a mask of a slice is written as runs.
 */
final class ValueCodec {
    private ValueCodec() {}

    /** A value as JSON. */
    static JsonNode write(Object value) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode o = mapper.createObjectNode();
        switch (value) {
            case ClassScore c -> {
                o.put("label", c.label());
                c.positive().ifPresent(p -> o.put("positive", p));
            }
            case PixelPoint p -> o.put("row", p.row()).put("column", p.column());
            case PixelBox b ->
                o.put("top", b.top())
                        .put("left", b.left())
                        .put("bottom", b.bottom())
                        .put("right", b.right());
            case PixelPolygons p -> {
                ArrayNode rings = o.putArray("rings");
                for (List<PixelPoint> ring : p.rings()) {
                    ArrayNode vertices = rings.addArray();
                    ring.forEach(v -> vertices.addArray().add(v.row()).add(v.column()));
                }
            }
            case Mask m -> writeMask(m, o);
            default -> {
                return mapper.valueToTree(value);
            }
        }
        return o;
    }

    /**
     * A value from JSON.
     *
     * @throws RunException where it is not of the task's value type
     */
    static <V> V read(JsonNode o, Task<V> task) {
        Class<V> type = task.valueType();
        try {
            Object value;
            if (type == ClassScore.class) {
                value = o.has("positive")
                        ? ClassScore.of(
                                o.path("label").asInt(), o.path("positive").asDouble())
                        : ClassScore.of(o.path("label").asInt());
            } else if (type == PixelPoint.class) {
                value = new PixelPoint(
                        o.path("row").asDouble(Double.NaN), o.path("column").asDouble(Double.NaN));
            } else if (type == PixelBox.class) {
                value = new PixelBox(
                        o.path("top").asDouble(Double.NaN), o.path("left").asDouble(Double.NaN),
                        o.path("bottom").asDouble(Double.NaN), o.path("right").asDouble(Double.NaN));
            } else if (type == PixelPolygons.class) {
                value = readPolygons(o);
            } else if (type == Mask.class) {
                value = readMask(o);
            } else {
                value = new ObjectMapper().convertValue(o, type);
            }
            return type.cast(value);
        } catch (IllegalArgumentException e) {
            throw new RunException("a stored answer is no " + task.label() + ": " + o + " (" + e.getMessage() + ")", e);
        }
    }

    private static PixelPolygons readPolygons(JsonNode o) {
        List<List<PixelPoint>> rings = new ArrayList<>();
        for (JsonNode ring : o.path("rings")) {
            List<PixelPoint> vertices = new ArrayList<>();
            ring.forEach(v -> vertices.add(
                    new PixelPoint(v.path(0).asDouble(Double.NaN), v.path(1).asDouble(Double.NaN))));
            rings.add(vertices);
        }
        return new PixelPolygons(rings);
    }

    private static void writeMask(Mask m, ObjectNode o) {
        ArrayNode shape = o.putArray("shape");
        ArrayNode spacing = o.putArray("spacing");
        for (int a = 0; a < m.rank(); a++) {
            shape.add(m.extent(a));
            spacing.add(m.spacing()[a]);
        }
        ArrayNode runs = o.putArray("runs");
        for (int i = 0; i < m.size(); ) {
            int from = i;
            while (i < m.size() && m.at(i)) {
                i++;
            }
            if (i > from) {
                runs.add(from).add(i - from);
            }
            i++;
        }
    }

    private static Mask readMask(JsonNode o) {
        int rank = o.path("shape").size();
        int[] shape = new int[rank];
        double[] spacing = new double[rank];
        int n = 1;
        for (int a = 0; a < rank; a++) {
            shape[a] = o.path("shape").get(a).asInt();
            spacing[a] = o.path("spacing").path(a).asDouble();
            n = Math.multiplyExact(n, shape[a]);
        }
        boolean[] bits = new boolean[n];
        JsonNode runs = o.path("runs");
        for (int r = 0; r + 1 < runs.size(); r += 2) {
            int from = runs.get(r).asInt();
            java.util.Arrays.fill(bits, from, from + runs.get(r + 1).asInt(), true);
        }
        return new Mask(shape, spacing, bits);
    }
}
