package org.readingroom.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;

/** Crop, resize and back against nibabel and scipy; golden lines come from tools/python/golden_model_grid.py. */
class ModelGridTest {
    private record Golden(String[] f) {
        Grid source() {
            int[] n = ints(1);
            return new Grid(n[0], n[1], n[2], Affine.of(doubles(0)));
        }

        FloatVolume volume() {
            double[] v = doubles(2);
            float[] values = new float[v.length];
            for (int i = 0; i < v.length; i++) {
                values[i] = (float) v[i];
            }
            return new FloatVolume(source(), values);
        }

        ModelGrid model() {
            int[] w = ints(3);
            int[] n = ints(4);
            return ModelGrid.of(source(), new Window(w[0], w[1], w[2], w[3], w[4], w[5]), n[0], n[1], n[2]);
        }

        double[] doubles(int field) {
            return Arrays.stream(f[field].split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        int[] ints(int field) {
            return Arrays.stream(f[field].split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }

    private static List<Golden> golden() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                ModelGridTest.class.getResourceAsStream("model-grid-golden.csv"), StandardCharsets.UTF_8))) {
            List<Golden> all = in.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> new Golden(l.split(";")))
                    .toList();
            assertEquals(24, all.size());
            return all;
        }
    }

    private static Mask over(FloatVolume volume, float threshold) {
        boolean[] bits = new boolean[volume.values().length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = volume.values()[i] > threshold;
        }
        return Mask.of(volume.grid(), bits);
    }

    @Test
    void volumesAndMasksAreResampledAsTheGoldenOnes() throws IOException {
        for (Golden g : golden()) {
            double[] expected = g.doubles(5);
            float[] actual = g.model().resample(g.volume()).values();
            assertEquals(expected.length, actual.length);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], actual[i], 1e-5);
            }
            Mask mask = g.model().resample(over(g.volume(), 50));
            for (int i = 0; i < mask.size(); i++) {
                assertEquals(g.f[6].charAt(i) == '1', mask.at(i));
            }
        }
    }

    @Test
    void pointsCarryToTheGoldenMillimetresAndBack() throws IOException {
        for (Golden g : golden()) {
            double[] p = g.doubles(7);
            ModelGrid model = g.model();
            assertArrayEquals(g.doubles(8), model.grid().affine().toMm(p[0], p[1], p[2]), 1e-9);
            double[] voxel = model.toSource(p[0], p[1], p[2]);
            assertArrayEquals(g.doubles(8), g.source().affine().toMm(voxel[0], voxel[1], voxel[2]), 1e-9);
            assertArrayEquals(p, model.fromSource(voxel[0], voxel[1], voxel[2]), 1e-9);
        }
    }

    @Test
    void intensitiesAreWindowedAsTheGoldenOnes() throws IOException {
        for (Golden g : golden()) {
            Intensity i = Intensity.of(g.volume(), 2, 95);
            assertArrayEquals(g.doubles(9), new double[] {i.low(), i.high(), i.mean(), i.deviation()}, 1e-9);
        }
    }

    @Test
    void greyAndScoreFollowFromTheWindow() {
        Grid grid = new Grid(5, 1, 1, Affine.scaling(1, 1, 1));
        Intensity i = Intensity.of(new FloatVolume(grid, new float[] {0, 10, 20, 30, Float.NaN}), 0, 100);
        assertEquals(0, i.grey(-5));
        assertEquals(0, i.grey(10));
        assertEquals(128, i.grey(20));
        assertEquals(255, i.grey(99));
        assertEquals(0, i.grey(Double.NaN));
        assertEquals((255 - i.mean()) / i.deviation(), i.score(30), 1e-6);
        Intensity flat = Intensity.of(new FloatVolume(grid, new float[] {0, 7, 7, 7, 7}), 0.5, 99.5);
        assertEquals(0, flat.grey(7));
        assertEquals(0, flat.score(7));
        assertThrows(IllegalArgumentException.class, () -> Intensity.of(new FloatVolume(grid, new float[5]), 99, 1));
    }

    @Test
    void aMaskThatIsDoubledComesBackExactly() {
        Grid grid = new Grid(4, 6, 5, Affine.of(0, 0, 2, 5, -1, 0, 0, 0, 0, 1.5, 0, 3));
        boolean[] bits = new boolean[grid.size()];
        for (int i = 0; i < bits.length; i += 3) {
            bits[i] = true;
        }
        Mask mask = Mask.of(grid, bits);
        Window whole = Window.whole(grid);
        ModelGrid finer = ModelGrid.of(grid, whole, whole.slices() * 2, whole.rows() * 3, whole.columns());
        assertEquals(mask, finer.toSource(finer.resample(mask)));
        assertEquals(6 * mask.count(), finer.resample(mask).count());
        ModelGrid half = ModelGrid.of(grid, new Window(0, 0, 0, 2, 2, 2), 2, 2, 2);
        assertTrue(half.toSource(half.resample(mask)).count() < mask.count(), "beyond the window nothing comes back");
    }

    @Test
    void windowsHoldTheMaskOrAreCentredOnIt() {
        Grid grid = new Grid(10, 12, 8, Affine.of(-1, 0, 0, 9, 0, -1, 0, 11, 0, 0, 2, 0));
        boolean[] bits = new boolean[grid.size()];
        bits[grid.index(2, 3, 4)] = true;
        bits[grid.index(5, 9, 6)] = true;
        Mask mask = Mask.of(grid, bits);
        assertEquals(new Window(2, 3, 4, 4, 7, 3), Window.around(grid, mask), "stored as it is shown");
        assertEquals(new Window(0, 1, 2, 9, 12, 7), Window.centred(grid, mask, new double[] {9, 12, 14}));
        assertEquals(Window.whole(grid), Window.around(grid, mask.emptied()));
        assertThrows(ImagingException.class, () -> Window.centred(grid, mask.emptied(), new double[] {9, 9, 9}));
    }

    @Test
    void aSliceOfTheModelGridCarriesBackToTheSource() {
        Grid grid = new Grid(10, 12, 8, Affine.of(-1, 0, 0, 9, 0, -1, 0, 11, 0, 0, 2, 0));
        float[] values = new float[grid.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = at % grid.nx();
        }
        FloatVolume volume = new FloatVolume(grid, values);
        ModelGrid model = ModelGrid.of(grid, Window.whole(grid), 8, 6, 5);
        ModelSlice slice = new ModelSlice(model, new SliceRef(Plane.AXIAL, 3), name -> model.resample(volume));
        assertEquals(6, slice.frame().rows());
        assertEquals(2, slice.frame().mmPerRow());
        assertArrayEquals(new double[] {0.5, 0.5, 3}, slice.toVoxel(0, 0), 1e-9);
        assertArrayEquals(new double[] {4.5, 2.5, 3}, slice.toVoxel(1, 2), 1e-9);
        assertEquals(4.5f, slice.pixels("any")[1 * 5 + 2]);
    }
}
