package org.readingroom.lora.peft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.TokenBatch;
import org.readingroom.llama.model.Variant;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.TinyFolder;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** A merged model reads as its base with the adapter. */
class MergedFolderTest {
    private static final TorchRuntime RUNTIME = TorchRuntime.open(new TorchSettings("cpu", 1));

    @TempDir
    Path folder;

    private Map<String, LowRank> golden() throws Exception {
        Path adapter = Files.createDirectories(folder.resolve("adapter"));
        byte[] numbers = Files.readAllBytes(TinyFolder.file("golden/adapter_model.safetensors"));
        Files.write(adapter.resolve(PeftAdapter.FILE), numbers);
        Files.writeString(
                adapter.resolve(PeftConfig.FILE),
                "{\"peft_type\": \"LORA\", \"r\": 4, \"lora_alpha\": 4, \"target_modules\": \"all-linear\"}");
        return PeftAdapter.read(adapter, TinyFolder.config());
    }

    private Path base() throws Exception {
        return TinyFolder.copy(Files.createDirectories(folder.resolve("base")));
    }

    private static float[] logits(Path model, Precision precision, Map<String, LowRank> changes) {
        long[] ids = {1, 20, 21, 128, 22, 23, 24, 25, 26};
        try (Safetensors weights = Safetensors.open(model);
                LlamaModel open = LlamaModel.load(
                        ModelFolder.open(model).config(), weights, precision, Variant.DEFAULT, RUNTIME, Monitor.NONE);
                TensorScope scope = RUNTIME.scope()) {
            return RUNTIME.call(() -> {
                open.adapt(changes);
                float[] pixels = new float[4 * 3 * 28 * 28];
                for (int i = 0; i < pixels.length / 2; i++) {
                    pixels[i] = (float) Math.sin(i * 0.7);
                }
                ImageTiles image = new ImageTiles(new org.readingroom.llama.image.Canvas(2, 1, 2, 28, 28), pixels, 28);
                List<EncodedImages> images = List.of(open.encode(List.of(image), Monitor.NONE));
                try (Passage passage = open.passage(TokenBatch.right(List.of(ids), 0), images, 0)) {
                    return passage.logits(passage.begin(scope, Monitor.NONE, (i, x) -> {}), scope)
                            .toFloatArray();
                }
            });
        }
    }

    private static double worst(float[] a, float[] b) {
        assertEquals(a.length, b.length);
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }

    @Test
    void logitsAreThoseOfTheBaseWithTheAdapter() throws Exception {
        Path merged = folder.resolve("merged");
        MergedFolder.write(ModelFolder.open(base()), golden(), false, merged, Monitor.NONE);
        float[] adapted = logits(base(), Precision.FP32, golden());
        float[] ours = logits(merged, Precision.FP32, Map.of());
        assertEquals(0, worst(adapted, ours), 1e-4);
        assertTrue(worst(logits(base(), Precision.FP32, Map.of()), ours) > 1e-2);
        for (String name : List.of("tokenizer.json", "chat_template.json", "preprocessor_config.json")) {
            assertTrue(
                    Arrays.equals(Files.readAllBytes(base().resolve(name)), Files.readAllBytes(merged.resolve(name))));
        }
    }

    @Test
    void whatFourBitsStandForIsMergedIntoSixteen() throws Exception {
        Path merged = folder.resolve("merged");
        MergedFolder.write(ModelFolder.open(base()), golden(), true, merged, Monitor.NONE);
        float[] adapted = logits(base(), Precision.NF4, golden());
        double off = worst(adapted, logits(merged, Precision.FP32, Map.of()));
        // Sixteen bits round each weight to 3 decimal digits.
        assertEquals(0, off, 0.1);
        assertTrue(worst(logits(base(), Precision.NF4, Map.of()), adapted) > 5 * off, "off by " + off);
        try (Safetensors weights = Safetensors.open(merged)) {
            assertEquals(
                    "BF16",
                    weights.entry("language_model.model.layers.0.mlp.up_proj.weight")
                            .type());
            assertEquals(
                    "F32", weights.entry("language_model.model.norm.weight").type());
        }
    }

    @Test
    void aFolderThatHoldsSomethingIsNotTouched() throws Exception {
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("note.txt"), "mine");
        LoraException refused = assertThrows(
                LoraException.class,
                () -> MergedFolder.write(ModelFolder.open(base()), golden(), false, full, Monitor.NONE));
        assertTrue(refused.getMessage().contains("not empty"));
        assertFalse(Files.exists(full.resolve("model.safetensors")));
    }
}
