package org.readingroom.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;

/** The resize against torch 2.7.1; golden lines come from tools/python/golden_torch_resize.py. */
class TorchResizeTest {
    private static List<String[]> golden(boolean ramps) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                TorchResizeTest.class.getResourceAsStream("torch-resize-golden.csv"), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(l -> !l.startsWith("#") && l.startsWith("ramp") == ramps)
                    .map(l -> l.split(";"))
                    .toList();
        }
    }

    private static int[] ints(String field) {
        return Arrays.stream(field.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] doubles(String field) {
        return Arrays.stream(field.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** A grid that is stored as it is shown. */
    private static Grid grid(int[] size) {
        return new Grid(size[2], size[1], size[0], Affine.of(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0));
    }

    private static ModelGrid model(Grid grid, int[] out) {
        return ModelGrid.of(grid, Window.whole(grid), out[0], out[1], out[2]);
    }

    @Test
    void smallVolumesAndMasksAreResizedAsTorchDoes() throws IOException {
        assertEquals(10, golden(false).size());
        for (String[] g : golden(false)) {
            Grid grid = grid(ints(g[0]));
            double[] data = doubles(g[1]);
            float[] values = new float[data.length];
            boolean[] bits = new boolean[data.length];
            for (int i = 0; i < data.length; i++) {
                values[i] = (float) data[i];
                bits[i] = data[i] > 50;
            }
            ModelGrid model = model(grid, ints(g[2]));
            double[] expected = doubles(g[3]);
            float[] actual = model.resample(new FloatVolume(grid, values)).values();
            Mask mask = model.resample(Mask.of(grid, bits));
            for (int i = 0; i < expected.length; i++) {
                assertEquals(
                        expected[i], actual[i], 1e-5 * Math.max(1, expected[i]), g[0] + " to " + g[2] + " at " + i);
                assertEquals(g[4].charAt(i) == '1', mask.at(i), g[0] + " to " + g[2] + " at " + i);
            }
        }
    }

    @Test
    void wholePatientsAreResizedAsTorchDoes() throws IOException {
        assertEquals(3, golden(true).size());
        for (String[] g : golden(true)) {
            Grid grid = grid(ints(g[1]));
            float[] values = new float[grid.size()];
            for (int at = 0; at < values.length; at++) {
                int plane = grid.nx() * grid.ny();
                values[at] = (31 * (at % grid.nx()) + 17 * (at / grid.nx() % grid.ny()) + 7 * (at / plane)) % 97 / 97f;
            }
            float[] actual = model(grid, ints(g[2]))
                    .resample(new FloatVolume(grid, values))
                    .values();
            int[] at = ints(g[3]);
            double[] expected = doubles(g[4]);
            for (int i = 0; i < at.length; i++) {
                assertEquals(expected[i], actual[at[i]], 1e-5, g[1] + " to " + g[2] + " at " + at[i]);
            }
        }
    }
}
