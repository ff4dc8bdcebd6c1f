package org.readingroom.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;

/**
 * Where pixels of slices of the model grid lie in the patient, against nibabel and scipy, which carried volumes of
 * coordinates there; golden lines come from tools/python/golden_affine_chain.py.
 */
class AffineChainTest {
    private record Golden(String[] f) {
        Grid source() {
            int[] n = ints(1);
            return new Grid(n[0], n[1], n[2], Affine.of(doubles(0)));
        }

        ModelGrid model() {
            int[] w = ints(2);
            int[] n = ints(3);
            return ModelGrid.of(source(), new Window(w[0], w[1], w[2], w[3], w[4], w[5]), n[0], n[1], n[2]);
        }

        SliceRef slice() {
            return new SliceRef(Plane.valueOf(f[4].toUpperCase(Locale.ROOT)), Integer.parseInt(f[5]));
        }

        int row() {
            return Integer.parseInt(f[6]);
        }

        int column() {
            return Integer.parseInt(f[7]);
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
                AffineChainTest.class.getResourceAsStream("affine-chain-golden.csv"), StandardCharsets.UTF_8))) {
            List<Golden> all = in.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> new Golden(l.split(";")))
                    .toList();
            assertEquals(144, all.size());
            return all;
        }
    }

    @Test
    void pixelsLieWhereNibabelAndScipyHaveThem() throws IOException {
        for (Golden g : golden()) {
            ModelSlice slice = new ModelSlice(g.model(), g.slice(), name -> null);
            double[] voxel = slice.toVoxel(g.row(), g.column());
            assertArrayEquals(g.doubles(8), g.source().affine().toMm(voxel[0], voxel[1], voxel[2]), 1e-3, g.f[4]);
        }
    }

    @Test
    void knownMillimetresCarryToThePixelsAndTheSourceSlice() throws IOException {
        for (Golden g : golden()) {
            double[] mm = g.doubles(8);
            double[] voxel = g.source().affine().toVoxel(mm[0], mm[1], mm[2]);
            ModelGrid model = g.model();
            double[] at = model.fromSource(voxel[0], voxel[1], voxel[2]);
            double[] pixel = SliceGeometry.of(model.grid(), g.slice()).toPixel(at[0], at[1], at[2]);
            assertArrayEquals(new double[] {g.row(), g.column(), 0}, pixel, 1e-6);
            SliceRef shown = model.sourceSlice(g.slice());
            double[] from = SliceGeometry.of(g.source(), shown).toPixel(voxel[0], voxel[1], voxel[2]);
            assertEquals(0, from[2], 0.5 + 1e-6, "the source's slice is the nearest to the pixel");
        }
    }

    @Test
    void aVolumeOfCoordinatesHoldsThemAfterTheChain() throws IOException {
        for (Golden g : golden()) {
            Grid source = g.source();
            if (source.size() > 200_000) {
                continue;
            }
            for (int axis = 0; axis < 3; axis++) {
                float[] values = new float[source.size()];
                for (int at = 0; at < values.length; at++) {
                    int plane = source.nx() * source.ny();
                    values[at] = (float)
                            source.affine().toMm(at % source.nx(), at / source.nx() % source.ny(), at / plane)[axis];
                }
                ModelGrid model = g.model();
                FloatVolume resized = model.resample(new FloatVolume(source, values));
                float[] pixels = new ModelSlice(model, g.slice(), name -> resized).pixels("mm");
                int columns = new ModelSlice(model, g.slice(), name -> resized)
                        .frame()
                        .columns();
                assertEquals(g.doubles(8)[axis], pixels[g.row() * columns + g.column()], 1e-3);
            }
        }
    }
}
