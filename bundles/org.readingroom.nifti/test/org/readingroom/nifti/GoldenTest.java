package org.readingroom.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.api.data.Volume;

/** Every fixture and every shared file gives nibabel's shape, affine and values, or is refused where it refuses. */
class GoldenTest {
    @TestFactory
    Stream<DynamicTest> fixtures() throws IOException {
        return tests("fixtures.golden.json", TestFiles.here().resolve("fixtures"));
    }

    @TestFactory
    Stream<DynamicTest> shared() throws IOException {
        return tests("shared.golden.json", TestFiles.shared());
    }

    private static Stream<DynamicTest> tests(String golden, Path folder) throws IOException {
        JsonNode all =
                new ObjectMapper().readTree(TestFiles.here().resolve(golden).toFile());
        assertTrue(all.size() > 10, "the golden file is all but empty");
        return StreamSupport.stream(all.spliterator(), false)
                .map(e -> DynamicTest.dynamicTest(e.get("file").asText(), () -> check(e, folder)));
    }

    private static void check(JsonNode golden, Path folder) {
        Path file = folder.resolve(golden.get("file").asText());
        if (golden.has("refused")) {
            NiftiException e = assertThrows(NiftiException.class, () -> NiftiReader.read(file));
            assertTrue(e.getMessage().contains(file.getFileName().toString().replaceAll("img$", "")), e.getMessage());
            return;
        }
        checkInfo(golden, NiftiReader.info(file));
        if (golden.has("headerOnly")) {
            NiftiException e = assertThrows(NiftiException.class, () -> NiftiReader.read(file));
            assertTrue(e.getMessage().contains(".img is not there"), e.getMessage());
            return;
        }
        NiftiImage image = NiftiReader.read(file);
        checkInfo(golden, image.info());
        checkValues(golden, image);
    }

    private static void checkInfo(JsonNode golden, NiftiInfo info) {
        assertEquals(golden.get("version").asInt(), info.version());
        assertEquals(golden.get("byteOrder").asText(), info.byteOrder().toString());
        assertEquals(golden.get("datatype").asText(), info.datatype());
        assertEquals(ints(golden.get("shape")), info.shape());
        assertEquals(golden.get("orientation").asText(), info.orientation());
        assertEquals(golden.get("slope").asDouble(), info.slope());
        assertEquals(golden.get("inter").asDouble(), info.inter());
        assertEquals(golden.get("qform").asInt(), info.qformCode());
        assertEquals(golden.get("sform").asInt(), info.sformCode());
        for (int i = 0; i < 12; i++) {
            assertEquals(number(golden.get("affine").get(i)), info.affine().get(i / 4, i % 4), 1e-6, "affine " + i);
        }
    }

    private static void checkValues(JsonNode golden, NiftiImage image) {
        int size = image.frame(0).grid().size();
        List<Volume> frames =
                IntStream.range(0, image.frames()).mapToObj(image::frame).toList();
        for (JsonNode sample : golden.get("samples")) {
            int at = sample.get(0).asInt();
            double expected = number(sample.get(1));
            assertEquals(expected, frames.get(at / size).value(at % size) + 0.0, "voxel " + at);
            assertEquals((float) expected, frames.get(at / size).toFloats()[at % size] + 0.0f, "float of voxel " + at);
        }
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        CRC32 crc = new CRC32();
        ByteBuffer row = ByteBuffer.allocate(8 * 4096).order(ByteOrder.LITTLE_ENDIAN);
        for (Volume frame : frames) {
            for (int i = 0; i < size; i++) {
                double v = frame.value(i) + 0.0;
                sum += v;
                min = v < min ? v : min;
                max = v > max ? v : max;
                row.putLong(Double.doubleToLongBits(v));
                if (!row.hasRemaining()) {
                    crc.update(row.flip());
                    row.clear();
                }
            }
        }
        crc.update(row.flip());
        double expected = number(golden.get("sum"));
        assertEquals(expected, sum, Double.isFinite(expected) ? 1e-9 * Math.max(1, Math.abs(expected)) : 0, "sum");
        assertEquals(number(golden.get("min")), min, "min");
        assertEquals(number(golden.get("max")), max, "max");
        assertEquals(golden.get("crc").asLong(), crc.getValue(), "checksum of all values");
    }

    private static List<Integer> ints(JsonNode array) {
        List<Integer> list = new ArrayList<>();
        array.forEach(n -> list.add(n.asInt()));
        return list;
    }

    private static double number(JsonNode n) {
        return n.isTextual() ? Double.parseDouble(n.asText()) : n.asDouble();
    }
}
