package org.readingroom.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.data.Volume;

class NiftiReaderTest {
    @TempDir
    Path folder;

    @Test
    void framesOfASeriesAreVolumesOfTheirOwn() {
        NiftiImage image = NiftiReader.read(TestFiles.fixture("4d.nii.gz"));
        assertEquals(List.of(3, 2, 2, 3), image.info().shape());
        assertEquals(3, image.frames());
        assertEquals(14, image.frame(1).value(2), "the third voxel of the second frame of 12");
        assertEquals(14f, image.frame(1).toFloats()[2]);
        assertThrows(IllegalArgumentException.class, () -> image.frame(3));
        NiftiException e = assertThrows(NiftiException.class, image::volume);
        assertTrue(e.getMessage().contains("3 volumes (3x2x2x3)"), e.getMessage());
    }

    @Test
    void noTextOfTheHeaderLeavesTheReader() throws IOException {
        try (Stream<Path> fixtures = Files.list(TestFiles.fixture(""))) {
            for (Path file : fixtures.toList()) {
                StringWriter told = new StringWriter();
                try {
                    NiftiImage image = NiftiReader.read(file);
                    told.write(image + " " + image.info() + " " + image.frame(0));
                } catch (NiftiException e) {
                    e.printStackTrace(new PrintWriter(told));
                }
                assertFalse(told.toString().contains("SECRET"), file + ": " + told);
            }
        }
        assertTrue(Files.readString(TestFiles.fixture("int16_le.nii"), StandardCharsets.ISO_8859_1)
                .contains("SECRET"));
    }

    @Test
    void anyCutGzipIsTruncated() throws IOException {
        byte[] whole = TestFiles.gzip(plain());
        for (int n = 0; n < whole.length; n++) {
            refused("", "cut.nii.gz", Arrays.copyOf(whole, n));
        }
        refused("truncated", "cut.nii.gz", Arrays.copyOf(whole, whole.length - 1));
        read("whole.nii.gz", whole);
    }

    @Test
    void aShortPlainFileIsRefused() throws IOException {
        refused("too short for its header, which asks for 400", "short.nii", Arrays.copyOf(plain(), 399));
    }

    @Test
    void aWrongChecksumOrLengthIsRefused() throws IOException {
        byte[] sum = TestFiles.gzip(plain());
        sum[sum.length - 8] ^= 1;
        refused("checksum", "sum.nii.gz", sum);
        byte[] length = TestFiles.gzip(plain());
        length[length.length - 1] ^= 1;
        refused("length", "length.nii.gz", length);
    }

    @Test
    void gzipInManyMembersWithNamesAndPaddingIsOneFile() throws IOException {
        byte[] plain = plain();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(named(TestFiles.gzip(Arrays.copyOf(plain, 100))));
        all.write(TestFiles.gzip(new byte[0]));
        all.write(named(TestFiles.gzip(Arrays.copyOfRange(plain, 100, plain.length))));
        all.write(new byte[512]);
        read("members.nii.gz", all.toByteArray());
        all.write("after the end".getBytes(StandardCharsets.US_ASCII));
        read("trailing.nii.gz", all.toByteArray());
    }

    /** The same member with an extra field, a name, a comment and a header checksum (which nothing checks). */
    private static byte[] named(byte[] gzip) {
        ByteBuffer b = ByteBuffer.allocate(gzip.length + 18).put(gzip, 0, 10).put(3, (byte) (2 | 4 | 8 | 16));
        b.put(new byte[] {2, 0, 9, 9}).put("name\0c".getBytes(StandardCharsets.US_ASCII));
        b.put("omment\0\0".getBytes(StandardCharsets.US_ASCII), 1, 7).put((byte) 0);
        return b.put(gzip, 10, gzip.length - 10).array();
    }

    @Test
    void compressionIsToldByContent() throws IOException {
        read("really-gzip.nii", TestFiles.gzip(plain()));
        read("really-plain.nii.gz", plain());
        read("no-ending", plain());
    }

    @Test
    void aHeaderThatAsksForMoreThanGzipCanHoldIsRefused() throws IOException {
        byte[] lying = put(plain(), 42, 1000, 1000, 1000);
        refused("too short for its header", "lying.nii", lying);
        refused("too short for its header", "lying.nii.gz", TestFiles.gzip(lying));
        refused("more than 2147483639 voxels", "huge.nii", put(plain(), 42, 32767, 32767, 32767));
    }

    @Test
    void memoryGrowsWithWhatIsInflated() throws Exception {
        // one megabyte that does not shrink, behind a header that asks for 1 000 MB: within what gzip could hold
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        byte[] plain = put(plain(), 42, 800, 800, 820);
        System.arraycopy(plain, 0, noise, 0, 352);
        Path file = Files.write(folder.resolve("noise.nii.gz"), TestFiles.gzip(noise));
        assertThrows(NiftiException.class, () -> NiftiReader.read(file));
        long before = allocated();
        assertThrows(NiftiException.class, () -> NiftiReader.read(file));
        assertTrue(allocated() - before < 2 * noise.length + (64 << 20), "bytes taken: " + (allocated() - before));
    }

    @Test
    void anImageLargerThanTheHeadStartIsGatheredWhole() throws IOException {
        byte[] large = new byte[352 + 2 * 400 * 400 * 220];
        System.arraycopy(put(plain(), 42, 400, 400, 220), 0, large, 0, 352);
        ByteBuffer voxels = ByteBuffer.wrap(large).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 400 * 400 * 220; i++) {
            voxels.putShort(352 + 2 * i, (short) (i * 31));
        }
        Path file = Files.write(folder.resolve("large.nii.gz"), TestFiles.gzip(large));
        float[] values = NiftiReader.read(file).volume().toFloats();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != (short) (i * 31)) {
                assertEquals((short) (i * 31), values[i], "voxel " + i);
            }
        }
    }

    /** Bytes this thread took from the heap so far; the method is the JDK's own, not the platform's. */
    private static long allocated() throws ReflectiveOperationException {
        return (long) Class.forName("com.sun.management.ThreadMXBean")
                .getMethod("getCurrentThreadAllocatedBytes")
                .invoke(ManagementFactory.getThreadMXBean());
    }

    @Test
    void whatIsNotNiftiIsNamed() throws IOException {
        refused("it has no NIfTI header", "text.nii", "hello, this is text".getBytes(StandardCharsets.US_ASCII));
        refused("it is empty", "empty.nii.gz", new byte[0]);
        refused("NRRD", "a.nrrd", "NRRD0004\n".getBytes(StandardCharsets.US_ASCII));
        byte[] dicom = new byte[1000];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);
        refused("DICOM", "a.dcm", dicom);
        byte[] mgh = new byte[400];
        mgh[3] = 1;
        refused("MGH", "a.mgz", TestFiles.gzip(mgh));
        message("Analyze 7.5", TestFiles.fixture("analyze.hdr"));
        message("rgb24", TestFiles.fixture("rgb.nii"));
        message("complex64", TestFiles.fixture("complex64.nii"));
        message("quaternion", TestFiles.fixture("quaternion_too_long.nii"));
        message("is not there", folder.resolve("missing.nii"));
        message("is a folder", folder);
        byte[] img = Files.readAllBytes(TestFiles.fixture("pair.img"));
        message("has no header", Files.write(folder.resolve("alone.img"), img));
        refused("header of a pair", "pair.nii", Files.readAllBytes(TestFiles.fixture("pair.hdr")));
        assertEquals("rgb24", NiftiReader.info(TestFiles.fixture("rgb.nii")).datatype());
    }

    @Test
    void headersThatCannotBeMeantAreRefused() throws IOException {
        refused("0 dimensions", "a.nii", put(plain(), 40, 0));
        refused("-3 voxels along dimension 2", "a.nii", put(plain(), 44, -3));
        refused("type code 3", "a.nii", put(plain(), 70, 3));
        refused("singular", "a.nii", put(plain(), 280, 0, 0, 0, 0, 0, 0, 0, 0));
        ByteBuffer early =
                ByteBuffer.wrap(plain()).order(ByteOrder.LITTLE_ENDIAN).putFloat(108, 16);
        refused("begin at byte 16.0", "a.nii", early.array());
        byte[] metres = plain();
        metres[123] = 1;
        refused("metre", "a.nii", metres);
        assertEquals("metre", NiftiReader.info(folder.resolve("a.nii")).spaceUnit());
        byte[] text = Files.readAllBytes(TestFiles.fixture("nifti2_be.nii"));
        text[8] = 10;
        refused("text mode", "a.nii", text);
    }

    @Test
    void anOffsetOfZeroMeansRightAfterTheHeader() throws IOException {
        read("zero.nii", ByteBuffer.wrap(plain()).putInt(108, 0).array());
    }

    @Test
    void aPairMayBeNamedByEitherFileAndMixCompression() throws IOException {
        byte[] img = Files.readAllBytes(TestFiles.fixture("pair.img"));
        Path header = Files.copy(TestFiles.fixture("pair.hdr"), folder.resolve("MIXED.HDR"));
        Path data = Files.write(folder.resolve("MIXED.IMG.gz"), TestFiles.gzip(img));
        float[] expected =
                NiftiReader.read(TestFiles.fixture("pair.hdr")).volume().toFloats();
        assertArrayEquals(expected, NiftiReader.read(header).volume().toFloats());
        assertArrayEquals(expected, NiftiReader.read(data).volume().toFloats());
    }

    private static byte[] plain() throws IOException {
        return Files.readAllBytes(TestFiles.fixture("int16_le.nii"));
    }

    private static byte[] put(byte[] file, int at, int... shorts) {
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < shorts.length; i++) {
            b.putShort(at + 2 * i, (short) shorts[i]);
        }
        return file;
    }

    private void read(String name, byte[] content) throws IOException {
        Volume volume =
                NiftiReader.read(Files.write(folder.resolve(name), content)).volume();
        assertArrayEquals(
                NiftiReader.read(TestFiles.fixture("int16_le.nii")).volume().toFloats(), volume.toFloats());
    }

    private void refused(String why, String name, byte[] content) throws IOException {
        message(why, Files.write(folder.resolve(name), content));
    }

    private static void message(String why, Path file) {
        NiftiException e = assertThrows(NiftiException.class, () -> NiftiReader.read(file));
        assertTrue(e.getMessage().contains(why) && e.getMessage().contains(file.toString()), e.getMessage());
    }
}
