package org.readingroom.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;

class NiftiWriterTest {
    private static final Affine LPS = Affine.of(-1, -0.0, 0, 0, 0, -1, 0, 239, 0, 0, 1, 0);

    @TempDir
    Path folder;

    @Test
    void maskComesBackWithItsPlace() {
        Grid grid = new Grid(5, 4, 3, LPS);
        boolean[] bits = new boolean[60];
        bits[grid.index(1, 2, 0)] = true;
        bits[59] = true;
        for (String name : List.of("mask.nii", "mask.nii.gz", "MASK.NII.GZ")) {
            Path file = folder.resolve(name);
            NiftiWriter.write(file, Mask.of(grid, bits), grid);
            NiftiImage image = NiftiReader.read(file);
            assertArrayEquals(bits, LabelMap.of(image.volume()).foreground().bits());
            assertEquals(grid, image.volume().grid());
            NiftiInfo info = image.info();
            assertEquals("uint8 LPS mm", info.datatype() + " " + info.orientation() + " " + info.spaceUnit());
            assertEquals("1 2 2", info.version() + " " + info.qformCode() + " " + info.sformCode());
            assertEquals(!name.equals("mask.nii"), info.compressed());
        }
    }

    @Test
    void labelsKeepAllTheirValues() {
        Grid grid = new Grid(16, 16, 1, LPS);
        byte[] labels = new byte[256];
        for (int i = 0; i < 256; i++) {
            labels[i] = (byte) i;
        }
        Path file = folder.resolve("labels.nii.gz");
        NiftiWriter.write(file, new LabelMap(grid, labels));
        LabelMap back = LabelMap.of(NiftiReader.read(file).volume());
        for (int i = 0; i < 256; i++) {
            assertEquals(i, back.label(i));
        }
    }

    @Test
    void volumeTakesTheNarrowestTypeThatHoldsItExactly() {
        checkVolume("int16", -32768, 32767, 0, 1);
        checkVolume("float32", 32768, 0, 0, 1);
        checkVolume("float32", 0.5, Double.NaN, Double.NEGATIVE_INFINITY, 0x1p127);
        checkVolume("float64", 0.1, 0, 0, 0);
        checkVolume("float64", 16777217, 0, 0, Double.NaN);
    }

    private void checkVolume(String type, double... values) {
        Grid grid = new Grid(2, 2, 1, LPS);
        Path file = folder.resolve("volume.nii");
        NiftiWriter.write(file, volume(grid, values));
        NiftiImage back = NiftiReader.read(file);
        assertEquals(type, back.info().datatype());
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], back.volume().value(i));
        }
    }

    private static Volume volume(Grid grid, double... values) {
        return new Volume() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public double value(int index) {
                return values[index];
            }
        };
    }

    @Test
    void anyRotationComesBackToAMillionthOfAVoxel() {
        Random random = new Random(7);
        int second = 0;
        for (int n = 0; n < 300; n++) {
            Affine affine = oblique(random, n % 3 == 0 ? 1 : 0, n % 2 == 0 ? 1 : -1);
            second += checkPlace(new Grid(40, 50, 30, affine)).version() - 1;
        }
        assertTrue(second > 250, "an arbitrary affine of 64 bits does not fit NIfTI-1; as NIfTI-2: " + second);
    }

    @Test
    void anAffineOf32BitsStaysNifti1() {
        Affine affine = Affine.of(0.9f, 0.1f, -0.2f, 17.3f, -0.1f, 0.95f, 0.15f, -88.25f, 0.2f, -0.12f, 0.97f, 3.7f);
        NiftiInfo info = checkPlace(new Grid(240, 240, 155, affine));
        assertEquals("1 2", info.version() + " " + info.sformCode());
    }

    @Test
    void anImageWithQformAloneGoesBackAsThat() {
        for (String name : List.of("qform.nii", "qform_half_turn.nii")) {
            Grid grid = NiftiReader.read(TestFiles.fixture(name)).volume().grid();
            NiftiInfo info = checkPlace(new Grid(240, 240, 155, grid.affine()));
            assertEquals(1, info.version(), name);
            assertEquals(2, info.qformCode(), name);
            assertTrue(grid.affine().near(info.affine(), 1e-12), name);
        }
    }

    @Test
    void aShearedGridHasNoQform() {
        NiftiInfo info = checkPlace(new Grid(4, 4, 4, Affine.of(2, 1, 0, 5, 0, 2, 1, 6, 0.5, 0, 2, 7)));
        assertEquals("1 0 2", info.version() + " " + info.qformCode() + " " + info.sformCode());
    }

    @Test
    void aVeryLongAxisNeedsNifti2() {
        assertEquals(2, checkPlace(new Grid(40000, 1, 1, LPS)).version());
    }

    /** Writes a small image on the grid's affine and extents' header, and holds each corner against the reader's. */
    private NiftiInfo checkPlace(Grid grid) {
        Path file = folder.resolve("place.nii.gz");
        NiftiWriter.write(file, new LabelMap(grid, new byte[grid.size()]));
        NiftiInfo info = NiftiReader.info(file);
        for (int corner = 0; corner < 8; corner++) {
            double[] v = {
                (corner & 1) * (grid.nx() - 1), (corner >> 1 & 1) * (grid.ny() - 1), (corner >> 2) * (grid.nz() - 1)
            };
            double[] mm = info.affine().toMm(v[0], v[1], v[2]);
            assertArrayEquals(v, grid.affine().toVoxel(mm[0], mm[1], mm[2]), 1e-6);
        }
        return info;
    }

    private static Affine oblique(Random random, double shear, double flip) {
        double a = random.nextDouble() * 7;
        double b = random.nextDouble() * 7;
        double[] z = {Math.cos(a), Math.sin(a)};
        double[] x = {Math.cos(b), Math.sin(b)};
        return Affine.of(
                z[0],
                -z[1] * 1.3 + shear,
                flip * 0,
                random.nextDouble() * 300,
                z[1] * x[0],
                z[0] * x[0] * 1.3,
                -x[1] * 2 * flip,
                random.nextDouble() * -300,
                z[1] * x[1],
                z[0] * x[1] * 1.3,
                x[0] * 2 * flip,
                random.nextDouble());
    }

    @Test
    void equalImagesAreEqualFiles() throws IOException {
        Grid grid = new Grid(20, 20, 20, LPS);
        Path one = folder.resolve("one.nii.gz");
        Path two = folder.resolve("two.nii.gz");
        NiftiWriter.write(one, new FloatVolume(grid, new float[8000]));
        NiftiWriter.write(two, new FloatVolume(grid, new float[8000]));
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
        assertEquals(0, Files.readAllBytes(one)[4], "the gzip carries a time");
    }

    @Test
    void aFailedWriteLeavesWhatWasThere() throws IOException {
        Grid grid = new Grid(2, 1, 1, LPS);
        Path file = folder.resolve("kept.nii");
        Files.writeString(file, "before");
        Volume failing = new Volume() {
            private int reads;

            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public double value(int index) {
                if (++reads > 3) {
                    throw new IllegalStateException("fails in the middle of writing");
                }
                return index;
            }
        };
        assertThrows(IllegalStateException.class, () -> NiftiWriter.write(file, failing));
        assertEquals("before", Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        Grid grid = new Grid(2, 2, 2, LPS);
        Mask mask = Mask.of(grid, new boolean[8]);
        refused("ends in .nii or .nii.gz", folder.resolve("mask.img"), mask, grid);
        refused("folder is there", folder.resolve("no/such/folder/mask.nii"), mask, grid);
        refused("it is a folder", Files.createDirectory(folder.resolve("d.nii")), mask, grid);
        Grid other = new Grid(2, 2, 1, LPS);
        assertThrows(IllegalArgumentException.class, () -> NiftiWriter.write(folder.resolve("m.nii"), mask, other));
    }

    private static void refused(String why, Path file, Mask mask, Grid grid) {
        NiftiException e = assertThrows(NiftiException.class, () -> NiftiWriter.write(file, mask, grid));
        assertTrue(e.getMessage().contains(why) && e.getMessage().contains(file.toString()), e.getMessage());
    }
}
