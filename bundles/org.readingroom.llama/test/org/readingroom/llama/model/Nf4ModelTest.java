package org.readingroom.llama.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.llama.Golden;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.quant.DynamicMap;
import org.readingroom.llama.quant.NestedScales;
import org.readingroom.llama.quant.Nf4;
import org.readingroom.llama.quant.Nf4Tensor;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchScript;

/** The tiny model in 4 bits: as the model whose weights are what the 4 bits stand for. */
class Nf4ModelTest {
    private static final LlamaConfig QUANTISED = ConfigReader.read(new String(Golden.resource("config.json"))
            .replace(
                    "\"model_type\": \"mllama\",",
                    "\"model_type\": \"mllama\", \"quantization_config\": {\"load_in_4bit\": true},"));

    @TempDir
    Path folder;

    private Path original;

    @BeforeEach
    void write() throws IOException {
        original = folder.resolve("original.safetensors");
        Files.write(original, Golden.resource("model.safetensors"));
    }

    private interface Writing {
        void add(SafetensorsWriter writer, String name, Nf4Tensor.Builder quantised, float[] weights, long[] shape);
    }

    /** The pack's weights, the linear ones written otherwise. */
    private Path rewritten(String file, Writing linear) {
        Path path = folder.resolve(file);
        SafetensorsWriter writer = new SafetensorsWriter();
        try (Safetensors all = Safetensors.open(original)) {
            all.entries().forEach((name, entry) -> {
                float[] weights = all.floats(name);
                if (WeightLoader.linear(name)) {
                    Nf4Tensor.Builder quantised = new Nf4Tensor.Builder(weights.length).add(weights);
                    linear.add(writer, name, quantised, weights, entry.extents());
                } else {
                    writer.add(name, weights, entry.extents());
                }
            });
            writer.write(path);
        }
        return path;
    }

    private static void restored(
            SafetensorsWriter writer, String name, Nf4Tensor.Builder quantised, float[] weights, long[] shape) {
        writer.add(name, quantised.doubly().weights(0, weights.length), shape);
    }

    /** As bitsandbytes writes it; one that its list of exceptions names is left as it is. */
    private static void stored(
            SafetensorsWriter writer, String name, Nf4Tensor.Builder quantised, float[] weights, long[] shape) {
        if (name.contains("layers.2.")) {
            writer.add(name, weights, shape);
            return;
        }
        NestedScales scales = quantised.nested();
        byte[] packed = quantised.plain().packed();
        byte[] state = ("{\"quant_type\": \"nf4\", \"blocksize\": 64, \"dtype\": \"float32\", \"shape\": [" + shape[0]
                        + ", " + shape[1] + "], \"nested_blocksize\": 256, \"nested_dtype\": \"float32\","
                        + " \"nested_offset\": " + scales.offset() + "}")
                .getBytes(StandardCharsets.UTF_8);
        writer.add(name, ElementType.U8, ByteBuffer.wrap(packed), packed.length, 1)
                .add(name + ".absmax", ElementType.U8, ByteBuffer.wrap(scales.codes()), scales.codes().length)
                .add(name + ".quant_map", Nf4.values(), 16)
                .add(name + ".nested_absmax", scales.largest(), scales.largest().length)
                .add(name + ".nested_quant_map", DynamicMap.values(), 256)
                .add(name + ".quant_state.bitsandbytes__nf4", ElementType.U8, ByteBuffer.wrap(state), state.length);
    }

    private static float[] logits(Path file, LlamaConfig config, Precision precision) {
        return logits(file, config, precision, Map.of());
    }

    private static float[] logits(Path file, LlamaConfig config, Precision precision, Map<String, LowRank> changes) {
        try (Safetensors weights = Safetensors.open(file);
                LlamaModel model =
                        LlamaModel.load(config, weights, precision, Variant.DEFAULT, TinyModel.RUNTIME, Monitor.NONE);
                TensorScope scope = TinyModel.RUNTIME.scope()) {
            return TinyModel.RUNTIME.call(() -> {
                model.adapt(changes);
                List<EncodedImages> images = List.of(
                        model.encode(TinyModel.images(0), Monitor.NONE),
                        model.encode(TinyModel.images(1), Monitor.NONE));
                try (Passage passage = model.passage(TinyModel.batch(), images, 0)) {
                    NDArray states = passage.begin(scope, Monitor.NONE, (i, x) -> {});
                    return passage.logits(states, scope).toFloatArray();
                }
            });
        }
    }

    @Test
    void logitsAreThoseOfTheRestoredWeights() {
        float[] expected =
                logits(rewritten("restored.safetensors", Nf4ModelTest::restored), TinyModel.CONFIG, Precision.FP32);
        float[] ours = logits(original, TinyModel.CONFIG, Precision.NF4);
        assertArrayEquals(expected, ours, 1e-5f);
        float[] whole = logits(original, TinyModel.CONFIG, Precision.FP32);
        double moved = 0;
        for (int i = 0; i < whole.length; i++) {
            moved = Math.max(moved, Math.abs(whole[i] - ours[i]));
        }
        assertTrue(moved > 1e-2, "quantising moves logits; these by " + moved);
    }

    @Test
    void anAdapterIsReadBesideTheFourBits() {
        Path restored = rewritten("restored.safetensors", Nf4ModelTest::restored);
        Map<String, LowRank> changes = AdaptedModelTest.golden();
        float[] expected = logits(restored, TinyModel.CONFIG, Precision.FP32, changes);
        assertArrayEquals(expected, logits(original, TinyModel.CONFIG, Precision.NF4, changes), 1e-5f);
    }

    @Test
    void aFolderOfBitsandbytesIsTheSameInEveryPrecision() {
        Path file = rewritten("stored.safetensors", Nf4ModelTest::stored);
        Path restored = rewritten("half.safetensors", (writer, name, quantised, weights, shape) -> {
            if (name.contains("layers.2.")) {
                writer.add(name, weights, shape);
            } else {
                restored(writer, name, quantised, weights, shape);
            }
        });
        float[] expected = logits(restored, TinyModel.CONFIG, Precision.FP32);
        assertArrayEquals(expected, logits(file, QUANTISED, Precision.FP32), 1e-6f);
        assertArrayEquals(expected, logits(file, QUANTISED, Precision.NF4), 1e-5f);
    }

    @Test
    void aStateOfAnotherKindIsRefused() {
        Path file = rewritten("other.safetensors", (writer, name, quantised, weights, shape) -> {
            byte[] state = "{\"quant_type\": \"fp4\", \"blocksize\": 64}".getBytes(StandardCharsets.UTF_8);
            byte[] packed = quantised.plain().packed();
            writer.add(name, ElementType.U8, ByteBuffer.wrap(packed), packed.length, 1)
                    .add(
                            name + ".absmax",
                            quantised.plain().scales(),
                            quantised.plain().scales().length)
                    .add(name + ".quant_state.bitsandbytes__nf4", ElementType.U8, ByteBuffer.wrap(state), state.length);
        });
        String message = assertThrows(LlamaException.class, () -> logits(file, QUANTISED, Precision.NF4))
                .getMessage();
        assertTrue(message.contains("fp4"), message);
    }

    @Test
    void weightsAreHeldInFourBits() {
        try (Safetensors weights = Safetensors.open(original);
                LlamaModel whole = LlamaModel.load(
                        TinyModel.CONFIG, weights, Precision.FP32, Variant.DEFAULT, TinyModel.RUNTIME, Monitor.NONE);
                LlamaModel packed = LlamaModel.load(
                        TinyModel.CONFIG, weights, Precision.NF4, Variant.DEFAULT, TinyModel.RUNTIME, Monitor.NONE)) {
            long linear = weights.entries().values().stream()
                    .filter(e -> WeightLoader.linear(e.name()))
                    .mapToLong(e -> e.size())
                    .sum();
            assertEquals(
                    whole.weights().bytes() - 4 * linear + linear / 2 + linear / 16,
                    packed.weights().bytes());
        }
    }

    @Test
    void theOperationIsTheProductWithRestoredWeights() {
        int rows = 70_000;
        float[] weight = new float[rows * 64];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (float) Math.sin(0.37 * i);
        }
        Nf4Tensor packed = new Nf4Tensor.Builder(weight.length).add(weight).doubly();
        float[] x = new float[64];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.cos(i);
        }
        float[] w = packed.weights(0, weight.length);
        TinyModel.RUNTIME.run(() -> {
            try (TensorScope scope = TinyModel.RUNTIME.scope();
                    TorchScript script = LlamaModel.functions(TinyModel.RUNTIME, "text.torchscript")) {
                NDList scales =
                        new NDList(scope.of(Nf4.pairs(), 256, 2), scope.of(packed.scales(), packed.scales().length));
                NDList weights = new NDList(scope.of(packed.packed(), rows, 32));
                float[] ours = script.call(scope, "linear", scope.of(x, 1, 64), weights, 0, scales, new NDList())
                        .toFloatArray();
                assertEquals(rows, ours.length);
                for (int r = 0; r < rows; r++) {
                    double sum = 0;
                    for (int c = 0; c < 64; c++) {
                        sum += (double) x[c] * w[r * 64 + c];
                    }
                    assertEquals(sum, ours[r], 1e-4, "row " + r);
                }
            }
        });
    }
}
