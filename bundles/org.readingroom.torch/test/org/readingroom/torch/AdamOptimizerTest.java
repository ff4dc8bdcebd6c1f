package org.readingroom.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten steps against torch.optim's, from tools/python/torch_goldens.py. */
class AdamOptimizerTest {
    private static final int STEPS = 10;
    private static final List<String> NAMES = List.of("a", "b.weight");

    private final TorchRuntime torch = TorchRuntime.open(new TorchSettings("cpu", 1));
    private final Safetensors golden = Safetensors.open(Fixtures.file("adam.safetensors"));
    private TensorScope scope;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        scope = torch.scope();
    }

    @AfterEach
    void close() {
        scope.close();
        golden.close();
    }

    private static AdamSettings settings(String name) {
        return switch (name) {
            case "adam" -> AdamSettings.adam();
            case "adam_decay" -> new AdamSettings(.9, .999, 1e-8, .1, false);
            case "adamw" -> AdamSettings.adamW(.05);
            default -> new AdamSettings(.8, .95, 1e-6, .01, true);
        };
    }

    private static double rate(String name) {
        return name.equals("adamw") ? 3e-3 : name.equals("adamw_betas") ? 5e-5 : 1e-2;
    }

    private Map<String, NDArray> leaves(String prefix) {
        Map<String, NDArray> leaves = new LinkedHashMap<>();
        for (String name : NAMES) {
            leaves.put(name, scope.detached(golden.read(prefix + name, scope), true));
        }
        return leaves;
    }

    /** Gives each leaf the gradient of a file, by the way back through a product with it. */
    private void gradients(Map<String, NDArray> leaves, String prefix) {
        leaves.forEach((name, leaf) -> {
            try (TensorScope inner = scope.inner()) {
                NDArray gradient = golden.read(prefix + name, inner);
                NDArray loss = Gradients.record(() -> leaf.mul(gradient).sum());
                Gradients.backward(loss);
                loss.close();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "adam_decay", "adamw", "adamw_betas"})
    void tenStepsBitByBit(String name) {
        torch.run(() -> {
            Map<String, NDArray> leaves = leaves("start.");
            try (AdamOptimizer adam = new AdamOptimizer(torch, settings(name), leaves)) {
                for (int i = 0; i < STEPS; i++) {
                    adam.zeroGradients();
                    gradients(leaves, "gradient." + i + ".");
                    adam.step(rate(name));
                    for (String leaf : NAMES) {
                        assertArrayEquals(
                                golden.floats(name + "." + i + "." + leaf),
                                leaves.get(leaf).toFloatArray(),
                                name + " step " + i + " " + leaf);
                    }
                }
                assertEquals(STEPS, adam.steps());
            }
        });
    }

    @Test
    void resumedStepsAreTheSameBits() {
        torch.run(() -> {
            Map<String, NDArray> whole = leaves("start.");
            Path file = folder.resolve("state.safetensors");
            try (AdamOptimizer adam = new AdamOptimizer(torch, settings("adamw"), whole)) {
                for (int i = 0; i < STEPS; i++) {
                    if (i == 4) {
                        SafetensorsWriter writer = new SafetensorsWriter();
                        adam.state().forEach((k, v) -> writer.add("optimizer." + k, v));
                        whole.forEach(writer::add);
                        writer.write(file);
                    }
                    adam.zeroGradients();
                    gradients(whole, "gradient." + i + ".");
                    adam.step(1e-3);
                }
            }
            Map<String, NDArray> resumed = leaves("start.");
            try (AdamOptimizer adam = new AdamOptimizer(torch, settings("adamw"), resumed);
                    Safetensors state = Safetensors.open(file)) {
                resumed.forEach((name, leaf) -> Parameters.fill(leaf, state, name));
                adam.restore(state, "optimizer.", 4);
                for (int i = 4; i < STEPS; i++) {
                    adam.zeroGradients();
                    gradients(resumed, "gradient." + i + ".");
                    adam.step(1e-3);
                }
            }
            for (String name : NAMES) {
                assertArrayEquals(
                        whole.get(name).toFloatArray(), resumed.get(name).toFloatArray(), name);
            }
        });
    }

    @Test
    void clippingByTheNormOfAll() {
        torch.run(() -> {
            Map<String, NDArray> leaves = leaves("start.");
            try (AdamOptimizer adam = new AdamOptimizer(torch, AdamSettings.adam(), leaves)) {
                gradients(leaves, "gradient.3.");
                double norm = golden.floats("clip.norm")[0];
                assertEquals(norm, adam.gradientNorm(), 1e-6 * norm);
                assertEquals(norm, adam.clipGradients(1), 1e-6 * norm);
                for (String name : NAMES) {
                    assertArrayEquals(golden.floats("clip." + name), Gradients.values(leaves.get(name)), 1e-6f);
                }
                float[] before = Gradients.values(leaves.get("a"));
                adam.clipGradients(5);
                assertArrayEquals(before, Gradients.values(leaves.get("a")), "a small norm changes nothing");
            }
        });
    }

    @Test
    void aStateOfAnotherShapeIsRefused() {
        torch.run(() -> {
            Path file = folder.resolve("other.safetensors");
            new SafetensorsWriter()
                    .add("mean.a", new float[15], 3, 5)
                    .add("mean.b.weight", new float[7], 7)
                    .write(file);
            try (AdamOptimizer adam = new AdamOptimizer(torch, AdamSettings.adam(), leaves("start."));
                    Safetensors state = Safetensors.open(file)) {
                TorchException e = assertThrows(TorchException.class, () -> adam.restore(state, "", 1));
                assertTrue(e.getMessage().contains("mean.a is F32 [3, 5]"), e.getMessage());
            }
        });
    }

    @Test
    void schedules() {
        assertEquals(1, LearningRateSchedule.constant().factor(9));
        LearningRateSchedule linear = LearningRateSchedule.linear(2, 6);
        double[] expected = {0, .5, 1, .75, .5, .25, 0, 0};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], linear.factor(i), 1e-12, "step " + i);
        }
        LearningRateSchedule cosine = LearningRateSchedule.cosine(0, 12);
        double[] golden = values("cosine");
        for (int i = 0; i < golden.length; i++) {
            assertEquals(golden[i], cosine.factor(i), 1e-12, "step " + i);
        }
    }

    private double[] values(String name) {
        var bytes = golden.bytes(name);
        double[] values = new double[(int) golden.entry(name).size()];
        bytes.asDoubleBuffer().get(values);
        return values;
    }
}
