package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.readingroom.api.data.Mask;

/** Masks as the vector files write them: runs of foreground in the flattened array, or a ball. */
final class MaskVectors {
    private MaskVectors() {}

    /** The mask under a name, or the ball under that name and {@code _spec}; a line becomes a slice of one row. */
    static Mask mask(JsonNode input, String name) {
        int[] shape = Json.ints(input.get("shape"));
        double[] spacing = Json.doubles(input.get("spacing"));
        boolean[] bits = input.has(name)
                ? runs(input.get(name), Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                : ball(input.get(name + "_spec"), shape);
        return shape.length == 1
                ? new Mask(new int[] {1, shape[0]}, new double[] {spacing[0], spacing[0]}, bits)
                : new Mask(shape, spacing, bits);
    }

    static boolean[] runs(JsonNode runs, int size) {
        boolean[] bits = new boolean[size];
        for (int i = 0; i + 1 < runs.size(); i += 2) {
            int start = runs.get(i).asInt();
            Arrays.fill(bits, start, start + runs.get(i + 1).asInt(), true);
        }
        return bits;
    }

    /** The runs of foreground: start, length, start, length. */
    static int[] runsOf(boolean[] bits) {
        int[] runs = new int[bits.length + 1];
        int n = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] && (i == 0 || !bits[i - 1])) {
                runs[n] = i;
                n += 2;
            }
            if (bits[i]) {
                runs[n - 1]++;
            }
        }
        return Arrays.copyOf(runs, n);
    }

    private static boolean[] ball(JsonNode spec, int[] shape) {
        double[] centre = Json.doubles(spec.get("centre"));
        double[] spacing = Json.doubles(spec.get("voxel_spacing"));
        double radius = spec.get("radius").asDouble();
        boolean[] bits = new boolean[shape[0] * shape[1] * shape[2]];
        for (int i = 0; i < bits.length; i++) {
            double z = i / (shape[1] * shape[2]) * spacing[0] - centre[0];
            double y = i / shape[2] % shape[1] * spacing[1] - centre[1];
            double x = i % shape[2] * spacing[2] - centre[2];
            bits[i] = z * z + y * y + x * x <= radius * radius;
        }
        return bits;
    }
}
