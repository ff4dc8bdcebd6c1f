package org.readingroom.llama.internal.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.llama.Golden;
import org.readingroom.llama.internal.parity.ParityCommand.Options;
import org.readingroom.tck.CommandContractTest;
import org.readingroom.tck.fixture.RecordingConsole;
import org.readingroom.torch.Safetensors;

class ParityCommandTest extends CommandContractTest<Options> {
    @TempDir
    Path pack;

    @BeforeEach
    void copy() throws IOException {
        for (String file : List.of(
                "config.json",
                "model.safetensors",
                "inputs.safetensors",
                "token_masks.json",
                "golden_forward.safetensors",
                "golden_resize.safetensors",
                "golden_canvas_560.json",
                "golden_quant.safetensors",
                "golden_train.json",
                "golden_lora_grads.safetensors",
                "adapter_model.safetensors")) {
            Files.write(pack.resolve(file), Golden.resource(file));
        }
    }

    @Override
    protected Command<Options> plugin() {
        return new ParityCommand();
    }

    @Override
    protected Options good() {
        return new Options(pack, 1);
    }

    @Override
    protected List<Options> bad() {
        return List.of(new Options(pack.resolve("none"), 1));
    }

    private List<String> beyond(int code) {
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(code, plugin().run(good(), console, Monitor.NONE), () -> String.join("\n", console.lines()));
        return console.lines().stream().filter(l -> l.endsWith("BEYOND")).toList();
    }

    @Test
    void everyItemOfThePackIsNamed() {
        RecordingConsole console = new RecordingConsole(false);
        plugin().run(good(), console, Monitor.NONE);
        for (String item : List.of(
                "logits .* A f64 .* ok",
                "logits .* B f32 .* ok",
                "loss .* C f64 .* ok",
                "projected .* B f32 .* ok",
                "vision tower .* C f32 .* ok",
                "vision layer 7 .* A f32 .* ok",
                "text layer 5 .* A f32 .* ok",
                "vision mask .* A .* ok",
                "cross-attention mask by patch .* ok",
                "cross-attention mask by tile .* ok",
                "image spans .* ok",
                "rotary frequencies .* ok",
                "rows that look at an image .* ok",
                "logits without image .* ok",
                "greedy tokens with cache .* ok",
                "greedy logits without cache .* ok",
                "resize lanczos3_28x59 .* ok",
                "canvases of tiles of 560 .* ok",
                "nf4 packed .* ok",
                "nf4 nested_absmax_u8 .* ok",
                "nf4 dequant_nested .* ok",
                "8-bit optimiser .* not implemented",
                "adapter logits .* ok",
                "training log .* not implemented")) {
            assertTrue(
                    console.lines().stream().anyMatch(l -> l.matches(item)),
                    () -> item + " is not among\n" + String.join("\n", console.lines()));
        }
    }

    /** Adds to the first number of a tensor of float32. */
    private void change(String file, String tensor, float by) throws IOException {
        Path path = pack.resolve(file);
        byte[] bytes = Files.readAllBytes(path);
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try (Safetensors opened = Safetensors.open(path)) {
            int at = (int) (8 + all.getLong(0) + opened.entry(tensor).begin());
            all.putFloat(at, all.getFloat(at) + by);
        }
        Files.write(path, bytes);
    }

    @Test
    void aChangedExpectationIsFoundAlone() throws IOException {
        change("golden_forward.safetensors", "A.text_layer_out.3", 1e-3f);
        List<String> beyond = beyond(Command.FAILED);
        assertEquals(1, beyond.size(), beyond.toString());
        assertTrue(beyond.get(0).startsWith("text layer 3"), beyond.toString());
    }

    @Test
    void aChangedWeightIsFoundWhereItMatters() throws IOException {
        change("model.safetensors", "language_model.model.norm.weight", 0.1f);
        List<String> beyond = beyond(Command.FAILED);
        assertTrue(beyond.stream().anyMatch(l -> l.startsWith("logits")), beyond.toString());
        assertTrue(beyond.stream().noneMatch(l -> l.startsWith("text layer")), beyond.toString());
    }
}
