package org.readingroom.llama.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.llama.Golden;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.config.WeightNames;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;

/** A model that reads with an adapter: the golden pack's logits, and what an adapter must not do. */
class AdaptedModelTest {
    private final TorchRuntime runtime = TinyModel.RUNTIME;

    @TempDir
    Path folder;

    /** The pack's adapter: rank 4, alpha 4, on all 90 linear layers. */
    static Map<String, LowRank> golden() {
        Golden file = Golden.of("adapter_model.safetensors");
        Map<String, LowRank> all = new HashMap<>();
        WeightShapes.of(TinyModel.CONFIG).forEach((name, shape) -> {
            if (WeightLoader.linear(name)) {
                String module = name.substring(0, name.length() - ".weight".length());
                String stored = "base_model.model."
                        + (module.startsWith(WeightNames.TEXT)
                                ? "model.language_model." + module.substring("language_model.model.".length())
                                : "model." + module);
                all.put(
                        module,
                        new LowRank(
                                file.floats(stored + ".lora_A.weight"), file.floats(stored + ".lora_B.weight"), 4, 1));
            }
        });
        return all;
    }

    private LlamaModel open(Precision precision) {
        return TinyModel.open(folder, precision, Variant.DEFAULT);
    }

    /** The logits of both samples as one batch. */
    private float[] batched(LlamaModel model) {
        return runtime.call(() -> {
            List<EncodedImages> images = List.of(
                    model.encode(TinyModel.images(0), Monitor.NONE), model.encode(TinyModel.images(1), Monitor.NONE));
            try (Passage passage = model.passage(TinyModel.batch(), images, 0);
                    TensorScope scope = runtime.scope()) {
                NDArray states = passage.begin(scope, Monitor.NONE, (i, x) -> {});
                return passage.logits(states, scope).toFloatArray();
            }
        });
    }

    /** The logits of a sample's every token, the prompt a token at a time. */
    private float[][] single(LlamaModel model, int sample) {
        return runtime.call(() -> {
            long[] ids = TinyModel.tokens(sample);
            int begun = 8;
            List<EncodedImages> images = List.of(model.encode(TinyModel.images(sample), Monitor.NONE));
            List<float[]> rows = new ArrayList<>();
            long[] prompt = java.util.Arrays.copyOf(ids, begun);
            try (Passage passage = model.passage(TokenBatch.left(List.of(prompt), 0), images, ids.length);
                    TensorScope scope = runtime.scope()) {
                NDArray states = passage.begin(scope, Monitor.NONE, (i, x) -> {});
                rows.add(passage.nextLogits(states)[0]);
                for (int i = begun; i < ids.length; i++) {
                    rows.add(passage.nextLogits(passage.step(new long[] {ids[i]}, scope, Monitor.NONE))[0]);
                }
            }
            return rows.toArray(float[][]::new);
        });
    }

    private static double worst(float[] expected, float[] ours) {
        assertEquals(expected.length, ours.length);
        double worst = 0;
        for (int i = 0; i < ours.length; i++) {
            worst = Math.max(worst, Math.abs(expected[i] - ours[i]));
        }
        return worst;
    }

    @Test
    void theGoldenAdaptersLogits() {
        float[] theirs = Golden.of("golden_lora_grads.safetensors").floats("logits");
        try (LlamaModel model = open(Precision.FP32)) {
            float[] base = batched(model);
            runtime.run(() -> model.adapt(golden()));
            assertEquals(0, worst(theirs, batched(model)), 1e-5);
            float[][] steps = single(model, 1);
            for (int i = 0; i < steps.length; i++) {
                int row = 12 + 7 + i;
                float[] own = java.util.Arrays.copyOfRange(theirs, row * 128, (row + 1) * 128);
                assertEquals(0, worst(own, steps[i]), 1e-5, "token " + (7 + i));
            }
            runtime.run(() -> model.adapt(Map.of()));
            assertArrayEquals(base, batched(model), "without its adapter a model is the base again, bit by bit");
        }
    }

    @Test
    void theScaleMultipliesTheProduct() {
        Map<String, LowRank> halves = new HashMap<>();
        golden().forEach((module, c) -> {
            float[] b = c.b().clone();
            for (int i = 0; i < b.length; i++) {
                b[i] *= 0.5f;
            }
            halves.put(module, new LowRank(c.a(), b, c.rank(), 2));
        });
        try (LlamaModel model = open(Precision.FP32)) {
            runtime.run(() -> model.adapt(golden()));
            float[] whole = batched(model);
            runtime.run(() -> model.adapt(halves));
            assertArrayEquals(whole, batched(model));
        }
    }

    @Test
    void whatDoesNotFitIsNamedAndChangesNothing() {
        try (LlamaModel model = open(Precision.FP32)) {
            float[] base = batched(model);
            LowRank small = new LowRank(new float[4], new float[4], 1, 1);
            String module = "language_model.model.layers.0.self_attn.q_proj";
            for (String wrong :
                    List.of(module, "language_model.lm_head", "language_model.model.layers.99.mlp.up_proj")) {
                LlamaException refused =
                        assertThrows(LlamaException.class, () -> runtime.run(() -> model.adapt(Map.of(wrong, small))));
                assertTrue(refused.getMessage().contains(wrong), refused.getMessage());
            }
            assertArrayEquals(base, batched(model));
        }
    }
}
