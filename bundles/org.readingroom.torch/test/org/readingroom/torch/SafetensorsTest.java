package org.readingroom.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    private Path write(long length, byte[] header, int data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array());
        out.writeBytes(header);
        out.writeBytes(new byte[data]);
        return Files.write(folder.resolve("x.safetensors"), out.toByteArray());
    }

    private Path write(String header, int data) throws IOException {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        return write(bytes.length, bytes, data);
    }

    private static String tensor(String name, String type, String shape, String offsets) {
        return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
    }

    @Test
    void aTensorIsReadInParts() {
        try (Safetensors file = Safetensors.open(Fixtures.file("every-type.safetensors"))) {
            ByteBuffer whole = file.bytes("f32");
            ByteBuffer part = file.bytes("f32", 8, 12);
            assertEquals(whole.slice(8, 12), part);
            assertEquals(whole.getFloat(8), part.getFloat(0));
            assertEquals(0, file.bytes("f32", 24, 0).remaining());
            for (long[] wrong : new long[][] {{16, 12}, {-4, 4}, {0, 28}, {Integer.MAX_VALUE, 4}}) {
                String message = assertThrows(TorchException.class, () -> file.bytes("f32", wrong[0], (int) wrong[1]))
                        .getMessage();
                assertTrue(message.contains("has 24 bytes"), message);
            }
        }
    }

    @Test
    void everyTypeOfTheFormatsOwnWriter() {
        TorchRuntime torch = TorchRuntime.open(TorchSettings.DEFAULT);
        try (Safetensors file = Safetensors.open(Fixtures.file("every-type.safetensors"));
                TensorScope scope = torch.scope()) {
            assertEquals("safetensors", file.metadata().get("made by"));
            assertEquals(13, file.names().size());
            assertTrue(file.names().contains("ünïcode / name"));
            float[] third = {0, 1 / 3f, -2 / 3f, 1, 100 / 3f, -7 / 3f};
            assertArrayEquals(third, file.floats("f32"));
            assertArrayEquals(third, file.floats("f64"), 1e-6f);
            assertArrayEquals(third, file.floats("f16"), 2e-2f);
            assertArrayEquals(third, file.floats("bf16"), 1e-1f);
            assertEquals(List.of(), file.entry("scalar").shape());
            assertEquals(2.5f, file.floats("scalar")[0]);
            assertEquals(0, file.floats("empty").length);
            torch.run(() -> {
                assertArrayEquals(
                        new long[] {
                            0, 10_000_000_000L, -20_000_000_000L, 30_000_000_000L, 1_000_000_000_000L, -70_000_000_000L
                        },
                        file.read("i64", scope).toLongArray());
                assertArrayEquals(
                        new int[] {0, 1000, -2000, 3000, 100_000, -7000},
                        file.read("i32", scope).toIntArray());
                assertArrayEquals(
                        new int[] {0, 100, -200, 300, 10_000, -700},
                        file.read("i16", scope).toIntArray());
                assertArrayEquals(
                        new byte[] {0, 1, -2, 3, 100, -7},
                        file.read("i8", scope).toByteArray());
                assertEquals(200, file.read("u8", scope).toUint8Array()[4]);
                assertArrayEquals(
                        new boolean[] {false, true, false, true, true, false},
                        file.read("bool", scope).toBooleanArray());
                assertEquals(DataType.FLOAT16, file.read("f16", scope).getDataType());
                assertArrayEquals(file.floats("bf16"), file.read("bf16", scope).toFloatArray());
                assertEquals(1 / 3d, file.read("f64", scope).toDoubleArray()[1]);
                assertEquals(0, file.read("empty", scope).size());
                assertEquals(0, file.read("scalar", scope).getShape().dimension());
            });
        }
    }

    @Test
    void ourOwnFilesComeBackAndAreInTheFormatsOrder() throws IOException {
        Path file = folder.resolve("deep/er/w.safetensors");
        new SafetensorsWriter()
                .metadata("k", "v\n\"ü\"")
                .add("b", new float[] {1, 2}, 2)
                .add("a", new float[] {3}, 1)
                .add("wide", ElementType.I64, ByteBuffer.allocate(8), 1)
                .add("half", ElementType.BF16, ByteBuffer.allocate(6), 3)
                .write(file);
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(0, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8);
        try (Safetensors back = Safetensors.open(file);
                Stream<Path> beside = Files.list(file.getParent())) {
            assertEquals(List.of("wide", "a", "b", "half"), List.copyOf(back.names()));
            assertEquals("pt", back.metadata().get("format"));
            assertEquals("v\n\"ü\"", back.metadata().get("k"));
            assertArrayEquals(new float[] {1, 2}, back.floats("b"));
            assertEquals(List.of(file), beside.toList(), "nothing is left beside it");
            assertTrue(assertThrows(TorchException.class, () -> back.floats("none"))
                    .getMessage()
                    .contains("none"));
        }
    }

    @Test
    void tensorsOfPyTorchComeBack() {
        TorchRuntime torch = TorchRuntime.open(TorchSettings.DEFAULT);
        Path file = folder.resolve("t.safetensors");
        torch.run(() -> {
            try (TensorScope scope = torch.scope()) {
                NDArray view = scope.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).transpose();
                new SafetensorsWriter().add("view", view).write(file);
                try (Safetensors back = Safetensors.open(file)) {
                    assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, back.floats("view"));
                    assertEquals(List.of(3L, 2L), back.entry("view").shape());
                }
            }
        });
    }

    static Stream<Arguments> malformed() {
        String ok = tensor("a", "F32", "[1]", "[0,4]");
        return Stream.of(
                Arguments.of("hole", "{" + ok + "," + tensor("b", "F32", "[1]", "[8,12]") + "}", 12, "not at 4"),
                Arguments.of("overlap", "{" + ok + "," + tensor("b", "F32", "[1]", "[2,6]") + "}", 6, "not at 4"),
                Arguments.of("same place", "{" + ok + "," + tensor("b", "F32", "[1]", "[0,4]") + "}", 4, "not at 4"),
                Arguments.of("late start", "{" + tensor("a", "F32", "[1]", "[4,8]") + "}", 8, "not at 0"),
                Arguments.of("trailing data", "{" + ok + "}", 5, "end at 4"),
                Arguments.of("cut data", "{" + ok + "}", 3, "cut short"),
                Arguments.of("duplicate tensor", "{" + ok + "," + ok + "}", 4, "uplicate"),
                Arguments.of("wrong size", "{" + tensor("a", "F32", "[2]", "[0,4]") + "}", 4, "not 8"),
                Arguments.of("backwards", "{" + tensor("a", "F32", "[1]", "[4,0]") + "}", 4, "-4 bytes"),
                Arguments.of("negative", "{" + tensor("a", "F32", "[-1]", "[0,4]") + "}", 4, "-1"),
                Arguments.of("fraction", "{" + tensor("a", "F32", "[1.0]", "[0,4]") + "}", 4, "1.0"),
                Arguments.of(
                        "product overflows to 4",
                        "{" + tensor("a", "F32", "[4611686018427387905,4]", "[0,16]") + "}",
                        16,
                        "beyond all sizes"),
                Arguments.of(
                        "bytes overflow",
                        "{" + tensor("a", "F64", "[2305843009213693952]", "[0,0]") + "}",
                        0,
                        "beyond all sizes"),
                Arguments.of(
                        "more than a long",
                        "{" + tensor("a", "U8", "[99999999999999999999]", "[0,4]") + "}",
                        4,
                        "99999"),
                Arguments.of(
                        "offsets of three", "{" + tensor("a", "U8", "[1]", "[0,1,1]") + "}", 1, "two data_offsets"),
                Arguments.of("no shape", "{\"a\":{\"dtype\":\"U8\",\"data_offsets\":[0,1]}}", 1, "no list shape"),
                Arguments.of("not an object", "{\"a\":3}", 0, "a has no list"),
                Arguments.of("a list", "[]", 0, "begin with '{'"),
                Arguments.of("space first", " {}", 0, "begin with '{'"),
                Arguments.of("unfinished", "{" + ok, 4, "not JSON"),
                Arguments.of("text after", "{" + ok + "} {", 4, "not JSON"),
                Arguments.of("metadata of numbers", "{\"__metadata__\":{\"a\":1}}", 0, "not a text"),
                Arguments.of("metadata of two", "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", 0, "uplicate"),
                Arguments.of("deep", "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}", 0, "not JSON"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void aMalformedHeaderIsRefusedByName(String name, String header, int data, String said) throws IOException {
        Path file = write(header, data);
        TorchException e = assertThrows(TorchException.class, () -> Safetensors.open(file));
        assertTrue(e.getMessage().contains(said), e.getMessage());
        assertTrue(e.getMessage().contains("x.safetensors"), e.getMessage());
    }

    @Test
    void lengthsThatCannotBe() throws IOException {
        for (long length : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 100_000_001, 99_999_999, 3}) {
            Path file = write(length, "{}".getBytes(StandardCharsets.UTF_8), 0);
            assertThrows(TorchException.class, () -> Safetensors.open(file), "" + length);
        }
        Files.write(folder.resolve("short.safetensors"), new byte[7]);
        assertThrows(TorchException.class, () -> Safetensors.open(folder.resolve("short.safetensors")));
        assertThrows(TorchException.class, () -> Safetensors.open(folder.resolve("none.safetensors")));
        Path latin = write(4, new byte[] {'{', '"', (byte) 0xfc, '}'}, 0);
        assertTrue(assertThrows(TorchException.class, () -> Safetensors.open(latin))
                .getMessage()
                .contains("UTF-8"));
    }

    @Test
    void anUnknownTypeIsAnErrorOnlyWhereItIsAskedFor() throws IOException {
        Path path = write(
                "{" + tensor("a", "F8_E4M3", "[2]", "[0,2]") + "," + tensor("b", "U8", "[1]", "[2,3]") + "}  ", 3);
        try (Safetensors file = Safetensors.open(path)) {
            assertEquals(1, file.bytes("b").remaining());
            assertTrue(assertThrows(TorchException.class, () -> file.floats("a"))
                    .getMessage()
                    .contains("F8_E4M3"));
        }
    }

    @Test
    void damagedFilesNeverEndInAnythingElse() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.file("every-type.safetensors"));
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = whole.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                bytes[random.nextInt(900)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("m.safetensors"), bytes);
            try (Safetensors opened = Safetensors.open(file)) {
                opened.names().forEach(opened::bytes);
            } catch (TorchException e) {
                refused++;
            }
        }
        assertTrue(refused > 500, "refused " + refused);
    }

    @Test
    void shardsAreOneFile() throws IOException {
        new SafetensorsWriter().add("a", new float[] {1}, 1).write(folder.resolve("m-1.safetensors"));
        new SafetensorsWriter().add("b", new float[] {2}, 1).write(folder.resolve("m-2.safetensors"));
        Path index = folder.resolve("model.safetensors.index.json");
        Files.writeString(
                index,
                "{\"metadata\":{\"total_size\":8},\"weight_map\":{\"b\":\"m-2.safetensors\",\"a\":\"m-1.safetensors\"}}");
        try (Safetensors all = Safetensors.open(folder)) {
            assertEquals(List.of("b", "a"), List.copyOf(all.names()));
            assertArrayEquals(new float[] {1}, all.floats("a"));
            assertEquals("8", all.metadata().get("total_size"));
        }
        refused(index, "{\"weight_map\":{\"c\":\"m-1.safetensors\"}}", "holds c");
        refused(index, "{\"weight_map\":{}, \"x\": 1", "cannot be read");
        refused(index, "{}", "no weight_map");
        refused(index, "{\"weight_map\":{\"a\":\"../m-1.safetensors\"}}", "no file of its folder");
        refused(index, "{\"weight_map\":{\"a\":\"m-3.safetensors\"}}", "m-3");
        new SafetensorsWriter()
                .add("b", new float[] {2}, 1)
                .add("z", new float[1], 1)
                .write(folder.resolve("m-2.safetensors"));
        refused(index, "{\"weight_map\":{\"b\":\"m-2.safetensors\"}}", "holds z");
        assertFalse(Files.exists(folder.resolve("model.safetensors")));
    }

    private void refused(Path index, String json, String said) throws IOException {
        Files.writeString(index, json);
        TorchException e = assertThrows(TorchException.class, () -> Safetensors.open(index));
        assertTrue(e.getMessage().contains(said), e.getMessage());
    }
}
