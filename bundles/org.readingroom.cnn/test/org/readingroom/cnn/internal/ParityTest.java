package org.readingroom.cnn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.torch.AdamOptimizer;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** Forward, loss, every gradient and ten steps beside PyTorch's, from the same weights and batch, to 1e-5. */
class ParityTest {
    private static final double TOLERANCE = 1e-5;
    private static final double RATE = 1e-3;
    private final TorchRuntime torch = TorchRuntime.open(new TorchSettings("cpu", 1));

    private record Setup(String kind, Wiring wiring, String size, int samples, List<Integer> shape) {
        Architecture architecture() {
            return Architecture.of(kind, 4, shape, List.of(2, 3), 5, wiring);
        }

        List<Loss> losses() {
            return kind.equals("classifier") ? List.of(Loss.BCE) : List.of(Loss.values());
        }

        String file() {
            return kind + (wiring == Wiring.PLAIN ? "" : "-" + wiring.word()) + "-" + size;
        }
    }

    private static Stream<Setup> setups() {
        List<Integer> odd = List.of(7, 9, 10);
        List<Integer> even = List.of(12, 16, 16);
        return Stream.of(
                        Map.entry("classifier", List.of(Wiring.PLAIN, Wiring.MAX)),
                        Map.entry("segmenter", List.of(Wiring.PLAIN, Wiring.SKIP)))
                .flatMap(e -> e.getValue().stream()
                        .flatMap(wiring -> Stream.of(
                                new Setup(e.getKey(), wiring, "odd", 3, odd),
                                new Setup(e.getKey(), wiring, "even", e.getKey().equals("segmenter") ? 1 : 2, even))));
    }

    private Network network(Setup setup, Goldens goldens) {
        Map<String, float[]> weights = new HashMap<>();
        List<String> names = setup.architecture().names();
        names.forEach(name -> weights.put(name, goldens.get("w." + names.indexOf(name))));
        return Network.of(torch, setup.architecture(), weights);
    }

    @TestFactory
    Stream<DynamicTest> lossesAndGradients() {
        return setups().flatMap(s -> s.losses().stream()
                .map(loss -> DynamicTest.dynamicTest(s.file() + " " + loss, () -> {
                    try (Goldens goldens = Goldens.open(s.file());
                            Network network = network(s, goldens)) {
                        List<float[]> x = goldens.samples("x", s.samples());
                        List<float[]> y = goldens.samples("y", s.samples());
                        float[] losses = network.addGradients(x, y, loss, s.samples());
                        assertLoss(goldens, loss, losses);
                        assertGradients(goldens, loss, network, "whole batch");
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> oneSampleAtATimeIsTheSameStep() {
        return setups().flatMap(s -> s.losses().stream()
                .map(loss -> DynamicTest.dynamicTest(s.file() + " " + loss, () -> {
                    try (Goldens goldens = Goldens.open(s.file());
                            Network network = network(s, goldens)) {
                        float[] losses = accumulate(s, goldens, network, loss, () -> {});
                        assertLoss(goldens, loss, losses);
                        assertGradients(goldens, loss, network, "one sample at a time");
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> garbageCollectionsChangeNoGradient() {
        return setups().filter(s -> s.size().equals("odd"))
                .map(s -> DynamicTest.dynamicTest(s.file(), () -> {
                    Loss loss = s.losses().get(s.losses().size() - 1);
                    try (Goldens goldens = Goldens.open(s.file());
                            Network network = network(s, goldens)) {
                        for (int i = 0; i < 17; i++) {
                            torch.run(() ->
                                    Gradients.zero(List.copyOf(network.weights().values())));
                            int round = i;
                            float[] losses = accumulate(s, goldens, network, loss, () -> {
                                byte[][] reused = new byte[64][1 << 14];
                                System.gc();
                                assertEquals(64, reused.length + 0 * round);
                            });
                            assertLoss(goldens, loss, losses);
                            assertGradients(goldens, loss, network, "round " + i);
                        }
                    }
                }));
    }

    private static float[] accumulate(Setup s, Goldens goldens, Network network, Loss loss, Runnable between) {
        List<float[]> x = goldens.samples("x", s.samples());
        List<float[]> y = goldens.samples("y", s.samples());
        float[] losses = new float[s.samples()];
        for (int i = 0; i < s.samples(); i++) {
            losses[i] = network.addGradients(List.of(x.get(i)), List.of(y.get(i)), loss, s.samples(), between)[0];
        }
        return losses;
    }

    @TestFactory
    Stream<DynamicTest> tenSteps() {
        return setups().flatMap(s -> Stream.of("adam", "adamw")
                .map(rule -> DynamicTest.dynamicTest(s.file() + " " + rule, () -> {
                    Loss loss = s.losses().get(s.losses().size() - 1);
                    try (Goldens goldens = Goldens.open(s.file());
                            Network network = network(s, goldens);
                            AdamOptimizer optimiser = new AdamOptimizer(
                                    torch,
                                    rule.equals("adam") ? AdamSettings.adam() : AdamSettings.adamW(0.01),
                                    network.weights())) {
                        for (int step = 0; step < 10; step++) {
                            accumulate(s, goldens, network, loss, () -> {});
                            torch.run(() -> {
                                optimiser.step(RATE);
                                optimiser.zeroGradients();
                            });
                        }
                        int i = 0;
                        for (Map.Entry<String, NDArray> w : network.weights().entrySet()) {
                            float[] values = torch.call(w.getValue()::toFloatArray);
                            double apart = Goldens.difference(goldens.get(rule + "." + i++), values);
                            assertTrue(apart < TOLERANCE, w.getKey() + " after ten steps: " + apart);
                        }
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> probabilitiesAreTheSigmoidsOfTheLogits() {
        return setups().map(s -> DynamicTest.dynamicTest(s.file(), () -> {
            try (Goldens goldens = Goldens.open(s.file());
                    Network network = network(s, goldens)) {
                List<float[]> expected = goldens.samples("logits", s.samples());
                List<float[]> x = goldens.samples("x", s.samples());
                List<float[]> y = goldens.samples("y", s.samples());
                for (int i = 0; i < s.samples(); i++) {
                    float[] p = expected.get(i).clone();
                    for (int v = 0; v < p.length; v++) {
                        p[v] = (float) (1 / (1 + Math.exp(-p[v])));
                    }
                    assertTrue(Goldens.difference(p, network.read(x.get(i))) < TOLERANCE, "read");
                    Network.Judged judged =
                            network.judge(x.get(i), y.get(i), s.losses().get(0));
                    assertTrue(Goldens.difference(p, judged.probabilities()) < TOLERANCE, "judged");
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> theStudysOwnWidths() {
        List<Integer> shape = List.of(7, 8, 8);
        return Stream.of(
                        Architecture.classifier(4, shape, List.of(8, 16), 128),
                        Architecture.segmenter(4, shape, List.of(16, 32), 64))
                .map(a -> DynamicTest.dynamicTest(a.kind(), () -> studyWidths(a)));
    }

    private void studyWidths(Architecture a) {
        Loss loss = a.kind().equals("classifier") ? Loss.BCE : Loss.DICE_BCE;
        int voxels = a.voxels();
        List<float[]> x = new ArrayList<>();
        List<float[]> y = new ArrayList<>();
        float[] all = formula(2 * 4 * voxels, 1, 0.5);
        for (int n = 0; n < 2; n++) {
            x.add(java.util.Arrays.copyOfRange(all, n * 4 * voxels, (n + 1) * 4 * voxels));
            float[] target = new float[a.kind().equals("classifier") ? 1 : voxels];
            for (int v = 0; v < target.length; v++) {
                target[v] = target.length == 1 ? n : x.get(n)[v] + x.get(n)[voxels + v] > 0.5f ? 1 : 0;
            }
            y.add(target);
        }
        Map<String, float[]> weights = new HashMap<>();
        int at = 0;
        for (Architecture.Layer layer : a.layers()) {
            int size = (int) layer.weight().stream().reduce(1L, (p, q) -> p * q).longValue();
            double each = size / (double) layer.shape()[0];
            weights.put(layer.name() + ".weight", formula(size, 1 / Math.sqrt(each), at++));
            weights.put(layer.name() + ".bias", formula((int) layer.bias(), 1, at++));
        }
        try (Goldens goldens = Goldens.open(a.kind() + "-study");
                Network network = Network.of(torch, a, weights)) {
            assertLoss(goldens, loss, network.addGradients(x, y, loss, 2));
            torch.run(() -> {
                int i = 0;
                for (Map.Entry<String, NDArray> w : network.weights().entrySet()) {
                    float[] gradient = Gradients.values(w.getValue());
                    int step = Math.max(1, gradient.length / 64);
                    float[] expected = goldens.get("grad." + loss.suffix() + "." + i++);
                    float[] sampled = new float[(gradient.length + step - 1) / step];
                    for (int g = 0; g < sampled.length; g++) {
                        sampled[g] = gradient[g * step];
                    }
                    double apart = Goldens.difference(expected, sampled);
                    assertTrue(apart < TOLERANCE, "gradient of " + w.getKey() + ": " + apart);
                }
            });
        }
    }

    private static float[] formula(int count, double scale, double phase) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * Math.sin(0.7 * i + phase));
        }
        return values;
    }

    @Test
    void ninetyFiveSlicesComeBack() {
        Architecture a = Architecture.segmenter(1, List.of(95, 8, 6), List.of(2, 2), 2);
        try (Network network = Network.initial(torch, a, 1)) {
            assertEquals(95 * 8 * 6, network.read(new float[95 * 8 * 6]).length);
        }
        assertEquals(
                16 * 23 * 32 * 32,
                Architecture.classifier(4, List.of(95, 128, 128), List.of(8, 16), 128)
                        .layers()
                        .get(2)
                        .weight()
                        .get(1));
    }

    private static void assertLoss(Goldens goldens, Loss loss, float[] losses) {
        double mean = 0;
        for (float l : losses) {
            mean += l / (double) losses.length;
        }
        assertEquals(goldens.get("loss." + loss.suffix())[0], mean, 1e-6, "loss");
    }

    private void assertGradients(Goldens goldens, Loss loss, Network network, String when) {
        torch.run(() -> {
            int i = 0;
            for (Map.Entry<String, NDArray> w : network.weights().entrySet()) {
                float[] expected = goldens.get("grad." + loss.suffix() + "." + i++);
                double apart = Goldens.difference(expected, Gradients.values(w.getValue()));
                assertTrue(apart < TOLERANCE, when + ": gradient of " + w.getKey() + ": " + apart);
            }
        });
    }
}
