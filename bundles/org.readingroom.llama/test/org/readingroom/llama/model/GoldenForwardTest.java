package org.readingroom.llama.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.llama.Golden;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.image.Canvas;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** The tiny model's states and logits against transformers' own. */
class GoldenForwardTest {
    private final Golden inputs = Golden.of("inputs.safetensors");
    private final Golden expected = Golden.of("golden_forward.safetensors");
    private final LlamaConfig config = ConfigReader.read(new String(Golden.resource("config.json")));
    private final TorchRuntime runtime = TorchRuntime.open(new TorchSettings("cpu", 1));

    @TempDir
    Path folder;

    private LlamaModel open(Precision precision, Variant variant) {
        try {
            Path file = folder.resolve("model.safetensors");
            Files.write(file, Golden.resource("model.safetensors"));
            try (Safetensors weights = Safetensors.open(file)) {
                return LlamaModel.load(config, weights, precision, variant, runtime, Monitor.NONE);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The images of a sample: tiles by aspect ratio id; id 0 is no image. */
    private List<ImageTiles> images(int sample) {
        float[] all = inputs.floats("pixel_values");
        long[] ids = inputs.longs("aspect_ratio_ids");
        int each = 4 * 3 * 28 * 28;
        List<ImageTiles> images = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int at = sample * 2 + i;
            int id = (int) ids[at];
            List<Integer> ratio = id == 0
                    ? List.of(1, 1)
                    : config.vision().orElseThrow().ratios().get(id - 1);
            images.add(new ImageTiles(
                    new Canvas(id, ratio.get(0), ratio.get(1), 28, 28),
                    Arrays.copyOfRange(all, at * each, (at + 1) * each),
                    28));
        }
        return images;
    }

    private TokenBatch batch() {
        long[] ids = inputs.longs("input_ids");
        long[] real = inputs.longs("attention_mask");
        long[][] rows = new long[2][12];
        boolean[][] mask = new boolean[2][12];
        for (int i = 0; i < 24; i++) {
            rows[i / 12][i % 12] = ids[i];
            mask[i / 12][i % 12] = real[i] == 1;
        }
        return new TokenBatch(rows, mask);
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
                List<EncodedImages> images =
                        List.of(model.encode(images(0), Monitor.NONE), model.encode(images(1), Monitor.NONE));
                try (Passage passage = model.passage(batch(), images, 0)) {
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
                            .states(Optional.of(images(i / 2).get(i % 2)), scope, Monitor.NONE, (l, x) -> {});
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
