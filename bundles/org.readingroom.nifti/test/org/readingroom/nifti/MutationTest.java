package org.readingroom.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.data.Volume;

/**
 * Whatever a file holds, reading it gives an image or a {@link NiftiException}, and nothing else. Seeded; the system
 * property {@code readingroom.nifti.mutations} sets the number of files (a long run: 100000).
 */
class MutationTest {
    private static final int COUNT = Integer.getInteger("readingroom.nifti.mutations", 3000);
    private static final double[] ODD = {
        0, -1, 1, Double.NaN, Double.POSITIVE_INFINITY, 1e38, -1e38, 1e-40, 348, 540, 32767, 0.5
    };

    @TempDir
    Path folder;

    private int images;
    private int refused;

    @Test
    void changedHeadersReadOrAreRefused() throws IOException {
        Random random = new Random(11);
        List<byte[]> seeds = List.of(
                fixture("int16_le.nii"),
                fixture("float32_be.nii"),
                fixture("qform.nii"),
                fixture("scaled.nii"),
                fixture("5d.nii"),
                fixture("nifti2_be.nii"),
                fixture("6d.nii"));
        for (int n = 0; n < COUNT; n++) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
            int changes = 1 + random.nextInt(4);
            for (int c = 0; c < changes; c++) {
                change(bytes, random);
            }
            read(random.nextInt(4) == 0 ? TestFiles.gzip(bytes) : bytes, n);
        }
        assertBoth();
    }

    @Test
    void damagedGzipIsReadOrRefused() throws IOException {
        Random random = new Random(12);
        List<byte[]> seeds = List.of(
                Files.readAllBytes(TestFiles.fixture("extension.nii.gz")),
                Files.readAllBytes(TestFiles.fixture("nifti2.nii.gz")),
                TestFiles.gzip(fixture("int64_be.nii")));
        for (int n = 0; n < COUNT; n++) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
            if (random.nextInt(3) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            read(bytes, n);
        }
        assertBoth();
    }

    private static void change(byte[] bytes, Random random) {
        ByteBuffer b = ByteBuffer.wrap(bytes);
        if (random.nextBoolean()) {
            b.order(ByteOrder.LITTLE_ENDIAN);
        }
        double odd = ODD[random.nextInt(ODD.length)];
        int at = random.nextInt(Math.min(bytes.length, 544) - 8);
        switch (random.nextInt(5)) {
            case 0 -> b.put(at, (byte) random.nextInt(256));
            case 1 -> b.putShort(at & ~1, (short) odd);
            case 2 -> b.putFloat(at & ~3, (float) odd);
            case 3 -> b.putDouble(at & ~7, odd);
            default -> b.putLong(at & ~7, (long) odd);
        }
    }

    private void read(byte[] bytes, int n) throws IOException {
        Path file = Files.write(folder.resolve("mutant.nii"), bytes);
        try {
            NiftiImage image = NiftiReader.read(file);
            Volume volume = image.frame(image.frames() - 1);
            assertEquals(volume.grid().size(), volume.toFloats().length);
            volume.value(volume.grid().size() - 1);
            assertEquals(3, image.info().orientation().length());
            NiftiReader.info(file);
            images++;
        } catch (NiftiException e) {
            assertTrue(e.getMessage().contains(file.toString()), "mutant " + n + ": " + e.getMessage());
            refused++;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("mutant " + n + " gives " + e, e);
        }
    }

    /** A run in which nothing is read, or nothing refused, tests nothing. */
    private void assertBoth() {
        assertTrue(images > COUNT / 100 && refused > COUNT / 10, images + " read, " + refused + " refused");
    }

    private static byte[] fixture(String name) throws IOException {
        return Files.readAllBytes(TestFiles.fixture(name));
    }
}
