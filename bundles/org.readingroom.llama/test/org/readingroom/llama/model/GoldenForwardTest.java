package org.readingroom.llama.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.llama.Golden;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;

/** The tiny model's states and logits against transformers' own. */
class GoldenForwardTest {
    private final Golden inputs = Golden.of("inputs.safetensors");
    private final Golden expected = Golden.of("golden_forward.safetensors");
    private final TorchRuntime runtime = TinyModel.RUNTIME;

    @TempDir
    Path folder;

    private LlamaModel open(Precision precision, Variant variant) {
        return TinyModel.open(folder, precision, variant);
    }

    private static double worst(double[] theirs, NDArray ours) {
        double[] values =
                ours.toType(ai.djl.ndarray.types.DataType.FLOAT64, true).toDoubleArray();
        assertEquals(theirs.length, values.length);
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            worst = Math.max(worst, Math.abs(theirs[i] - values[i]));
        }
        return worst;
    }

    private double[] single(String name) {
        float[] f = expected.floats(name);
        double[] d = new double[f.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = f[i];
        }
        return d;
    }

    private double[] doubles(String name) {
        double[] all = new double[expected.bytes(name).length / 8];
        expected.buffer(name).asDoubleBuffer().get(all);
        return all;
    }

    private double logitsOff(Precision precision, Variant variant, double[] theirs) {
        try (LlamaModel model = open(precision, variant);
                TensorScope scope = runtime.scope()) {
            return runtime.call(() -> {
                List<EncodedImages> images = List.of(
                        model.encode(TinyModel.images(0), Monitor.NONE),
                        model.encode(TinyModel.images(1), Monitor.NONE));
                try (Passage passage = model.passage(TinyModel.batch(), images, 0)) {
                    NDArray states = passage.begin(scope, Monitor.NONE, (i, x) -> {});
                    return worst(theirs, passage.logits(states, scope));
                }
            });
        }
    }

    @Test
    void logitsOfEveryVariantInSinglePrecision() {
        Variant after = new Variant(Variant.Capture.AFTER, Variant.RowMask.MLP);
        Variant meta = new Variant(Variant.Capture.BEFORE, Variant.RowMask.ATTENTION_AND_MLP);
        assertEquals(0, logitsOff(Precision.FP32, Variant.DEFAULT, single("A_before_hfrow.f32.logits")), 1e-5);
        assertEquals(0, logitsOff(Precision.FP32, after, single("B_after_hfrow.f32.logits")), 1e-5);
        assertEquals(0, logitsOff(Precision.FP32, meta, single("C_before_metarow.f32.logits")), 1e-5);
    }

    @Test
    void theVisionTowersStates() {
        double[] theirs = single("A_before_hfrow.f32.vision");
        int each = theirs.length / 4;
        try (LlamaModel model = open(Precision.FP32, Variant.DEFAULT);
                TensorScope scope = runtime.scope()) {
            runtime.run(() -> {
                for (int i = 0; i < 4; i++) {
                    NDArray ours = model.tower()
                            .states(Optional.of(TinyModel.images(i / 2).get(i % 2)), scope, Monitor.NONE, (l, x) -> {});
                    assertEquals(
                            0, worst(Arrays.copyOfRange(theirs, i * each, (i + 1) * each), ours), 1e-5, "image " + i);
                }
            });
        }
    }

    @Test
    void theLanguagePartAlone() {
        long[] ids = Arrays.copyOfRange(inputs.longs("input_ids"), 3, 9);
        try (LlamaModel model = open(Precision.FP32, Variant.DEFAULT);
                TensorScope scope = runtime.scope()) {
            runtime.run(() -> {
                try (Passage passage = model.passage(TokenBatch.left(List.of(ids), 0), List.of(), 0)) {
                    NDArray states = passage.begin(scope, Monitor.NONE, (i, x) -> {});
                    assertEquals(0, worst(single("A.text_only_logits"), passage.logits(states, scope)), 1e-5);
                }
            });
        }
    }

    @Test
    void logitsInDoublePrecision() {
        double off = logitsOff(Precision.FP64, Variant.DEFAULT, doubles("A_before_hfrow.f64.logits"));
        assertTrue(off < 2e-6, "off by " + off);
    }
}
