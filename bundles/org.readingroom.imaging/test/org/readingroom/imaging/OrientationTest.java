package org.readingroom.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** Orientation and reorientation against nibabel; the golden lines come from tools/python/golden_orientation.py. */
class OrientationTest {
    private record Golden(String codes, Grid grid, int[] at, int stored, Affine canonical) {
        static Golden parse(String line) {
            String[] f = line.split(";");
            int[] n = ints(f[2]);
            return new Golden(
                    f[0], new Grid(n[0], n[1], n[2], affine(f[1])), ints(f[3]), Integer.parseInt(f[4]), affine(f[5]));
        }

        private static Affine affine(String s) {
            return Affine.of(
                    Arrays.stream(s.split(" ")).mapToDouble(Double::parseDouble).toArray());
        }

        private static int[] ints(String s) {
            return Arrays.stream(s.split(" ")).mapToInt(Integer::parseInt).toArray();
        }
    }

    private static List<Golden> golden() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                OrientationTest.class.getResourceAsStream("orientation-golden.csv"), StandardCharsets.UTF_8))) {
            return in.lines().filter(l -> !l.startsWith("#")).map(Golden::parse).toList();
        }
    }

    @Test
    void codesAndReorderingAreNibabels() throws IOException {
        List<Golden> all = golden();
        assertEquals(108, all.size());
        for (Golden g : all) {
            assertEquals(g.codes, Orientation.of(g.grid.affine()).codes());
            Reorientation r = Reorientation.of(g.grid);
            assertTrue(
                    g.canonical.near(r.canonical().affine(), 1e-9),
                    g.codes + " " + r.canonical().affine());
            assertEquals(g.stored, r.sourceIndex(g.at[0], g.at[1], g.at[2]));
            assertEquals("RAS", Orientation.of(r.canonical().affine()).codes());
        }
    }

    @Test
    void everyVoxelKeepsItsPlaceInMillimetres() throws IOException {
        for (Golden g : golden()) {
            Reorientation r = Reorientation.of(g.grid);
            double[] voxel = r.toSource(0.25, 1.5, -2);
            double[] stored = g.grid.affine().toMm(voxel[0], voxel[1], voxel[2]);
            double[] canonical = r.canonical().affine().toMm(0.25, 1.5, -2);
            assertArrayEquals(canonical, stored, 1e-9);
            double[] back = r.toCanonical(voxel[0], voxel[1], voxel[2]);
            assertArrayEquals(new double[] {0.25, 1.5, -2}, back, 1e-12);
        }
    }

    @Test
    void volumesAndMasksComeBackAsTheyWere() {
        Grid grid = new Grid(3, 4, 5, Affine.of(0, 0, -2, 5, -1, 0, 0, 7, 0, 3, 0, 9));
        float[] values = new float[60];
        boolean[] bits = new boolean[60];
        for (int i = 0; i < 60; i++) {
            values[i] = i;
            bits[i] = i % 7 == 0;
        }
        Reorientation r = Reorientation.of(grid);
        assertEquals("PSL", r.orientation().codes());
        assertEquals(5, r.canonical().nx());
        assertEquals(3, r.canonical().ny());
        assertEquals(4, r.canonical().nz());
        FloatVolume volume = new FloatVolume(grid, values);
        assertFalse(Arrays.equals(values, r.toCanonical(volume).toFloats()));
        assertArrayEquals(values, r.toSource(r.toCanonical(volume)).toFloats());
        Mask mask = Mask.of(grid, bits);
        assertEquals(mask, r.toSource(r.toCanonical(mask)));
        assertThrows(IllegalArgumentException.class, () -> r.toSource(volume));
    }

    @Test
    void whatLiesHalfWayIsRefused() {
        double h = Math.sqrt(0.5);
        Affine turned = Affine.of(1, 0, 0, 0, 0, h, -h, 0, 0, h, h, 0);
        ImagingException e = assertThrows(ImagingException.class, () -> Orientation.of(turned));
        assertTrue(e.getMessage().contains("half way") && e.getMessage().contains("resample"), e.getMessage());
        double c = Math.cos(Math.toRadians(44.9));
        double s = Math.sin(Math.toRadians(44.9));
        assertEquals(
                "RAS",
                Orientation.of(Affine.of(1, 0, 0, 0, 0, c, -s, 0, 0, s, c, 0)).codes());
    }
}
