package org.readingroom.llama.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.llama.Golden;
import org.readingroom.llama.ModelFolder;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorScope;

class QuantisedCopyTest {
    @TempDir
    Path folder;

    private Path original;
    private Path copy;

    @BeforeEach
    void write() throws IOException {
        original = Files.createDirectories(folder.resolve("model"));
        copy = folder.resolve("cache").resolve("copy");
        for (String name : List.of("config.json", "model.safetensors")) {
            Files.write(original.resolve(name), Golden.resource(name));
        }
        Files.writeString(original.resolve("tokenizer.json"), "{}");
    }

    private static float[] logits(Path path) {
        ModelFolder model = ModelFolder.open(path);
        try (Safetensors weights = Safetensors.open(path);
                LlamaModel open = LlamaModel.load(
                        model.config(), weights, Precision.NF4, Variant.DEFAULT, TinyModel.RUNTIME, Monitor.NONE);
                TensorScope scope = TinyModel.RUNTIME.scope()) {
            return TinyModel.RUNTIME.call(() -> {
                try (Passage passage = open.passage(TinyModel.batch(), List.of(), 0)) {
                    NDArray states = passage.begin(scope, Monitor.NONE, (i, x) -> {});
                    return passage.logits(states, scope).toFloatArray();
                }
            });
        }
    }

    @Test
    void theCopyIsTheModelThatQuantisingWhileLoadingGives() throws IOException {
        QuantisedCopy.write(ModelFolder.open(original), copy, Monitor.NONE);
        assertArrayEquals(logits(original), logits(copy));
        assertTrue(ModelFolder.open(copy).config().quantised());
        assertTrue(Files.exists(copy.resolve("tokenizer.json")), "other programs need what lies beside the weights");
        try (Safetensors weights = Safetensors.open(copy)) {
            String name = weights.names().stream()
                    .filter(n -> n.endsWith("layers.0.mlp.down_proj.weight"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("U8", weights.entry(name).type());
            assertTrue(weights.names().contains(name + ".quant_state.bitsandbytes__nf4"));
            assertTrue(weights.names().stream().anyMatch(n -> n.endsWith("lm_head.weight")));
        }
    }

    @Test
    void whereAnotherProcessWasFirstItsCopyStays() throws IOException {
        Files.createDirectories(copy);
        Files.writeString(copy.resolve("there"), "first");
        QuantisedCopy.write(ModelFolder.open(original), copy, Monitor.NONE);
        assertEquals("first", Files.readString(copy.resolve("there")));
        assertOnlyTheCopy();
    }

    @Test
    void aCancelledCopyLeavesNothing() throws IOException {
        ModelFolder model = ModelFolder.open(original);
        Monitor cancelled = new Monitor() {
            @Override
            public void begin(String task, long total) {}

            @Override
            public void worked(long amount) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancelledException.class, () -> QuantisedCopy.write(model, copy, cancelled));
        assertFalse(Files.exists(copy));
        try (Stream<Path> left = Files.list(copy.getParent())) {
            assertEquals(0, left.count());
        }
    }

    private void assertOnlyTheCopy() throws IOException {
        try (Stream<Path> left = Files.list(copy.getParent())) {
            assertEquals(List.of(copy), left.toList());
        }
    }
}
