package org.readingroom.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    Path folder;

    private final TorchRuntime torch = TorchRuntime.open(TorchSettings.DEFAULT);

    private Path save(long step) {
        return torch.call(() -> {
            try (TensorScope scope = torch.scope()) {
                ObjectNode state = new ObjectMapper()
                        .createObjectNode()
                        .put("epoch", step / 10)
                        .put("best", .5);
                return new Checkpoints(folder)
                        .save(step, Map.of("w", scope.full(step, 3, 2), "n", scope.of(new long[] {step})), state);
            }
        });
    }

    private void expect(long step, int damaged) {
        try (Checkpoint checkpoint = new Checkpoints(folder).latest().orElseThrow()) {
            assertEquals(step, checkpoint.step());
            assertEquals(step / 10, checkpoint.state().path("epoch").asLong());
            assertEquals(step, checkpoint.tensors().floats("w")[5]);
            assertEquals(
                    damaged, checkpoint.damaged().size(), checkpoint.damaged().toString());
        }
    }

    @Test
    void noneAtFirstThenTheLastOfTwo() throws IOException {
        assertTrue(new Checkpoints(folder.resolve("none")).latest().isEmpty());
        for (long step : new long[] {10, 20, 30}) {
            save(step);
        }
        expect(30, 0);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("step-0000000020.safetensors", "step-0000000030.safetensors"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void whateverAKillLeavesTheLastWholeOneIsFound() throws IOException {
        save(10);
        Path last = save(20);
        byte[] whole = Files.readAllBytes(last);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(last, Arrays.copyOf(whole, length));
            expect(10, 1);
        }
        Files.write(last, whole);
        expect(20, 0);
        Path part = Files.write(folder.resolve(".step-0000000030.safetensors.x.part"), whole);
        expect(20, 0);
        save(40);
        assertFalse(Files.exists(part), "what a killed write left is removed");
    }

    @Test
    void oneFlippedBitIsNamed() throws IOException {
        save(10);
        Path last = save(20);
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length - 3] ^= 1;
        Files.write(last, bytes);
        try (Checkpoint checkpoint = new Checkpoints(folder).latest().orElseThrow()) {
            assertEquals(10, checkpoint.step());
            assertTrue(
                    checkpoint.damaged().get(0).contains("step-0000000020"),
                    checkpoint.damaged().toString());
        }
        Files.write(folder.resolve("step-0000000010.safetensors"), new byte[3]);
        TorchException e = assertThrows(TorchException.class, () -> new Checkpoints(folder).latest());
        assertTrue(e.getMessage().contains("step-0000000010") && e.getMessage().contains("step-0000000020"));
    }

    @Test
    void everyBitComesBack() {
        torch.run(() -> {
            try (TensorScope scope = torch.scope()) {
                float[] values = {0f, -0f, Float.NaN, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, 1 / 3f
                };
                new Checkpoints(folder)
                        .save(1, Map.of("w", scope.of(values, 7)), new ObjectMapper().createObjectNode());
                try (Checkpoint checkpoint = new Checkpoints(folder).latest().orElseThrow()) {
                    float[] back = checkpoint.tensors().read("w", scope).toFloatArray();
                    int[] bits = new int[7];
                    int[] expected = new int[7];
                    for (int i = 0; i < 7; i++) {
                        bits[i] = Float.floatToRawIntBits(back[i]);
                        expected[i] = Float.floatToRawIntBits(values[i]);
                    }
                    assertArrayEquals(expected, bits);
                }
            }
        });
    }
}
