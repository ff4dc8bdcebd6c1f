package org.readingroom.lora.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.llama.quant.DynamicMap;
import org.readingroom.lora.GoldenPack;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TensorScope;

/** Three steps in 8 bits against those of the pack, and what it does with numbers that are none. */
class AdamW8BitTest {
    private static final String FILE = "golden_quant.safetensors";
    private static final String NAME = "p";

    /** Gives a leaf a gradient: that of its product with it. */
    private static void gradient(NDArray leaf, float[] values, TensorScope scope) {
        Gradients.zero(java.util.List.of(leaf));
        NDArray factor = scope.of(values, leaf.getShape().getShape());
        Gradients.backward(Gradients.record(() -> leaf.mul(factor).sum()));
    }

    private static double apart(float[] expected, float[] found, int size) {
        double worst = 0;
        for (int i = 0; i < size; i++) {
            worst = Math.max(worst, Math.abs(expected[i] - found[i]));
        }
        return worst;
    }

    private static int different(byte[] expected, ByteBuffer found) {
        int count = 0;
        for (int i = 0; i < expected.length; i++) {
            int by = Math.abs((expected[i] & 0xff) - (found.get(i) & 0xff));
            assertTrue(by <= 1, "code " + i + " is off by " + by);
            count += by;
        }
        return count;
    }

    private static byte[] bytes(Safetensors pack, String name) {
        byte[] all = new byte[pack.bytes(name).remaining()];
        pack.bytes(name).get(all);
        return all;
    }

    @Test
    void theTables() {
        assertArrayEquals(GoldenPack.floats(FILE, "dynamic_signed"), DynamicMap.values());
        assertArrayEquals(GoldenPack.floats(FILE, "dynamic_unsigned"), DynamicMap.unsignedValues());
    }

    @Test
    void threeStepsOfThePack() {
        GoldenPack.RUNTIME.run(() -> {
            try (Safetensors pack = Safetensors.open(GoldenPack.file(FILE));
                    TensorScope scope = GoldenPack.RUNTIME.scope()) {
                float[] start = pack.floats("adam8_p0");
                NDArray leaf = scope.of(start, start.length);
                leaf.setRequiresGradient(true);
                try (AdamW8Bit adam = new AdamW8Bit(GoldenPack.RUNTIME, AdamSettings.adamW(0.01), Map.of(NAME, leaf))) {
                    for (int t = 1; t <= 3; t++) {
                        gradient(leaf, pack.floats("adam8_g" + t), scope);
                        adam.step(0.01);
                        Map<String, NDArray> state = adam.state();
                        assertEquals(0, apart(pack.floats("adam8_p" + t), leaf.toFloatArray(), start.length), 1e-6);
                        int off = different(
                                        bytes(pack, "adam8_s1_" + t),
                                        state.get("mean8." + NAME).toByteBuffer())
                                + different(
                                        bytes(pack, "adam8_s2_" + t),
                                        state.get("square8." + NAME).toByteBuffer());
                        assertTrue(off <= 2 * start.length / 1000, "step " + t + ": " + off + " codes differ");
                        float[] largest = pack.floats("adam8_absmax1_" + t);
                        float[] ours = state.get("mean8.largest." + NAME).toFloatArray();
                        assertEquals(0, apart(largest, ours, largest.length), 1e-8);
                    }
                    assertEquals(3, adam.steps());
                }
            }
        });
    }

    @Test
    void anElementWithoutAGradientStays() {
        GoldenPack.RUNTIME.run(() -> {
            try (TensorScope scope = GoldenPack.RUNTIME.scope()) {
                int size = 4096;
                NDArray leaf = scope.ones(size);
                leaf.setRequiresGradient(true);
                float[] values = new float[size];
                java.util.Arrays.fill(values, 0.5f);
                values[7] = Float.NaN;
                values[8] = Float.POSITIVE_INFINITY;
                try (AdamW8Bit adam = new AdamW8Bit(GoldenPack.RUNTIME, AdamSettings.adamW(0), Map.of(NAME, leaf))) {
                    gradient(leaf, values, scope);
                    adam.step(0.1);
                    float[] after = leaf.toFloatArray();
                    assertEquals(1, after[7]);
                    assertEquals(1, after[8]);
                    assertEquals(0.9, after[9], 1e-6);
                }
            }
        });
    }

    @Test
    void smallParametersAreThoseOfAdamW() {
        GoldenPack.RUNTIME.run(() -> {
            try (TensorScope scope = GoldenPack.RUNTIME.scope()) {
                NDArray a = scope.ones(100);
                NDArray b = scope.ones(100);
                a.setRequiresGradient(true);
                b.setRequiresGradient(true);
                float[] values = new float[100];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) Math.sin(i);
                }
                AdamSettings settings = AdamSettings.adamW(0.1);
                try (AdamW8Bit small = new AdamW8Bit(GoldenPack.RUNTIME, settings, Map.of(NAME, a));
                        AdamW whole = new AdamW(GoldenPack.RUNTIME, settings, Map.of(NAME, b))) {
                    gradient(a, values, scope);
                    gradient(b, values, scope);
                    small.step(0.01);
                    whole.step(0.01);
                    assertArrayEquals(b.toFloatArray(), a.toFloatArray());
                }
            }
        });
    }

    @Test
    void goesOnFromAFileBitByBit(@TempDir Path folder) {
        GoldenPack.RUNTIME.run(() -> {
            try (Safetensors pack = Safetensors.open(GoldenPack.file(FILE));
                    TensorScope scope = GoldenPack.RUNTIME.scope()) {
                NDArray leaf = scope.of(pack.floats("adam8_p0"), 4196);
                leaf.setRequiresGradient(true);
                AdamSettings settings = AdamSettings.adamW(0.01);
                Path file = folder.resolve("state.safetensors");
                try (AdamW8Bit adam = new AdamW8Bit(GoldenPack.RUNTIME, settings, Map.of(NAME, leaf))) {
                    gradient(leaf, pack.floats("adam8_g1"), scope);
                    adam.step(0.01);
                    SafetensorsWriter writer = new SafetensorsWriter();
                    adam.state().forEach((name, array) -> writer.add("x." + name, array));
                    writer.write(file);
                    NDArray copy = scope.copy(leaf);
                    copy.setRequiresGradient(true);
                    try (AdamW8Bit resumed = new AdamW8Bit(GoldenPack.RUNTIME, settings, Map.of(NAME, copy));
                            Safetensors saved = Safetensors.open(file)) {
                        resumed.restore(saved, "x.", 1);
                        gradient(leaf, pack.floats("adam8_g2"), scope);
                        gradient(copy, pack.floats("adam8_g2"), scope);
                        adam.step(0.01);
                        resumed.step(0.01);
                        assertArrayEquals(leaf.toFloatArray(), copy.toFloatArray());
                        assertEquals(2, resumed.steps());
                    }
                }
            }
        });
    }
}
