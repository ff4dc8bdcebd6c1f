package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.readingroom.lora.train.TinySessions.ROWS;
import static org.readingroom.lora.train.TinySessions.TEXT;
import static org.readingroom.lora.train.TinySessions.fresh;
import static org.readingroom.lora.train.TinySessions.gradients;
import static org.readingroom.lora.train.TinySessions.open;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.GoldenPack;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.train.TuningOptions.Keeping;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.TensorScope;

/** Steps of training where the pack says nothing: other precisions and variants, text alone, dropout. */
class TuningSessionTest {
    private static void move(TuningSession session, Map<String, float[]> direction, double by) {
        GoldenPack.RUNTIME.run(() -> Gradients.pause(() -> {
            try (TensorScope scope = GoldenPack.RUNTIME.scope()) {
                session.parameters().forEach((name, p) -> {
                    float[] d = direction.get(name).clone();
                    for (int i = 0; i < d.length; i++) {
                        d[i] *= (float) by;
                    }
                    NDArray change = scope.of(d, p.getShape().getShape());
                    p.addi(change);
                });
                return null;
            }
        }));
    }

    /** How the loss changes along a random direction, by the gradient and by differences. */
    private static void alongADirection(LlamaModel model, List<TrainingRow> rows, double tolerance) {
        try (LoraWeights adapter = GoldenPack.weights("adapter_model.safetensors");
                TuningSession session = open(model, adapter, Keeping.LAYERS)) {
            session.accumulate(rows, Monitor.NONE);
            Map<String, float[]> gradients = gradients(session);
            Random random = new Random(4);
            Map<String, float[]> direction = new TreeMap<>();
            double slope = 0;
            for (Map.Entry<String, float[]> e : gradients.entrySet()) {
                float[] d = new float[e.getValue().length];
                for (int i = 0; i < d.length; i++) {
                    d[i] = (float) (Math.signum(e.getValue()[i]) * random.nextDouble());
                    slope += d[i] * e.getValue()[i];
                }
                direction.put(e.getKey(), d);
            }
            double step = 2e-4;
            move(session, direction, step);
            double up = session.loss(rows, Monitor.NONE).sum();
            move(session, direction, -2 * step);
            double down = session.loss(rows, Monitor.NONE).sum();
            assertTrue(slope > 1, "slope " + slope);
            assertEquals(1, (up - down) / (2 * step) / slope, tolerance);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FP32", "NF4", "FP64"})
    void theGradientIsTheSlopeInEveryPrecision(Precision precision) {
        try (LlamaModel model = GoldenPack.open(precision)) {
            alongADirection(model, ROWS, 0.01);
        }
    }

    @Test
    void theGradientIsTheSlopeInEveryVariant() {
        for (Variant.Capture capture : Variant.Capture.values()) {
            for (Variant.RowMask mask : Variant.RowMask.values()) {
                try (LlamaModel model = GoldenPack.open(Precision.FP32, new Variant(capture, mask))) {
                    alongADirection(model, ROWS, 0.01);
                }
            }
        }
    }

    @Test
    void theLossOfEveryVariantIsThatOfThePack() {
        Map<String, Variant> variants = Map.of(
                "A_before_hfrow", Variant.DEFAULT,
                "B_after_hfrow", new Variant(Variant.Capture.AFTER, Variant.RowMask.MLP),
                "C_before_metarow", new Variant(Variant.Capture.BEFORE, Variant.RowMask.ATTENTION_AND_MLP));
        variants.forEach((name, variant) -> {
            try (LlamaModel model = GoldenPack.open(Precision.FP32, variant)) {
                for (boolean vision : new boolean[] {false, true}) {
                    try (LoraWeights adapter = fresh(model, AdapterSettings.of(2, 2, vision, true));
                            TuningSession session = open(model, adapter, Keeping.LAYERS)) {
                        float expected = GoldenPack.floats("golden_forward.safetensors", name + ".f32.loss_mean")[0];
                        assertEquals(expected, session.loss(ROWS, Monitor.NONE).mean(), 1e-5, name);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"FP32, BF16", "NF4, NF4_BF16"})
    void brainFloatIsNear(Precision wide, Precision narrow) {
        try (LlamaModel exact = GoldenPack.open(wide);
                LlamaModel rounded = GoldenPack.open(narrow);
                LoraWeights one = GoldenPack.weights("adapter_model.safetensors");
                LoraWeights other = GoldenPack.weights("adapter_model.safetensors");
                TuningSession a = open(exact, one, Keeping.LAYERS);
                TuningSession b = open(rounded, other, Keeping.LAYERS_ON_HOST)) {
            double expected = a.accumulate(ROWS, Monitor.NONE).mean();
            assertEquals(expected, b.accumulate(ROWS, Monitor.NONE).mean(), 0.02 * expected);
            assertEquals(a.step(1e-4).gradientNorm(), b.step(1e-4).gradientNorm(), 0.1);
        }
    }

    @Test
    void textAloneLeavesOutTheLayersThatLookAtImages() {
        try (LlamaModel model = GoldenPack.open(Precision.FP32);
                LoraWeights adapter = GoldenPack.weights("adapter_model.safetensors");
                TuningSession session = open(model, adapter, Keeping.LAYERS)) {
            LossSum loss = session.accumulate(List.of(TEXT), Monitor.NONE);
            assertEquals(3, loss.items());
            gradients(session).forEach((name, g) -> {
                boolean reached = !name.startsWith("vision") && !name.matches(".*layers\\.[14]\\..*");
                double norm = 0;
                for (float v : g) {
                    norm += v * v;
                }
                assertEquals(reached, norm > 0, name);
            });
        }
    }

    @Test
    void paddingChangesNothing() {
        TrainingRow longer = new TrainingRow(new long[] {1, 9, 9, 9, 9, 9, 9, 9}, labels(8, 7), List.of());
        try (LlamaModel model = GoldenPack.open(Precision.FP32);
                LoraWeights adapter = GoldenPack.weights("adapter_model.safetensors");
                TuningSession session = open(model, adapter, Keeping.LAYERS)) {
            double apart = session.loss(List.of(TEXT), Monitor.NONE).sum()
                    + session.loss(List.of(longer), Monitor.NONE).sum();
            assertEquals(
                    apart, session.loss(List.of(TEXT, longer), Monitor.NONE).sum(), 1e-4);
        }
    }

    private static long[] labels(int length, int learnt) {
        long[] labels = new long[length];
        Arrays.fill(labels, -100);
        labels[learnt] = 9;
        return labels;
    }

    @Test
    void dropoutDropsTheSameWhenComputedAgainAndNothingWhenReading() {
        AdapterSettings settings =
                new AdapterSettings(4, 4, 0.5, false, true, true, true, true, AdapterSettings.Start.GAUSSIAN);
        Map<String, LowRank> numbers = GoldenPack.adapter("adapter_model.safetensors");
        try (LlamaModel model = GoldenPack.open(Precision.FP32);
                LoraWeights adapter = LoraWeights.of(
                        AdapterTargets.of(model.config(), numbers.keySet()), settings, numbers, GoldenPack.RUNTIME)) {
            Map<String, float[]> plain;
            LossSum dropped;
            try (TuningSession session = open(model, adapter, Keeping.ALL)) {
                dropped = session.accumulate(ROWS, Monitor.NONE);
                plain = gradients(session);
                assertNotEquals(dropped, session.accumulate(ROWS, Monitor.NONE));
                assertEquals(
                        GoldenPack.floats("golden_lora_grads.safetensors", "loss_mean")[0],
                        session.loss(ROWS, Monitor.NONE).mean(),
                        1e-5);
                session.discard();
            }
            try (TuningSession session = open(model, adapter, Keeping.LAYERS)) {
                assertEquals(
                        dropped.sum(), session.accumulate(ROWS, Monitor.NONE).sum(), 1e-4);
                gradients(session).forEach((name, g) -> assertArrayEquals(plain.get(name), g, 1e-5f, name));
            }
        }
    }

    @Test
    void onlySomeModulesOfAFusedWeight() {
        try (LlamaModel model = GoldenPack.open(Precision.FP32)) {
            Map<String, LowRank> numbers = new TreeMap<>(GoldenPack.adapter("adapter_model.safetensors"));
            numbers.keySet().removeIf(n -> !n.matches(".*(v_proj|up_proj)"));
            AdapterTargets targets = AdapterTargets.of(model.config(), numbers.keySet());
            try (LoraWeights adapter = LoraWeights.of(targets, GoldenPack.SETTINGS, numbers, GoldenPack.RUNTIME);
                    TuningSession session = open(model, adapter, Keeping.LAYERS)) {
                LossSum own = session.loss(ROWS, Monitor.NONE);
                Map<String, LowRank> filled = new TreeMap<>(GoldenPack.adapter("adapter_model.safetensors"));
                filled.replaceAll((n, c) ->
                        numbers.containsKey(n) ? c : new LowRank(c.a(), new float[c.b().length], c.rank(), c.scale()));
                try (LoraWeights all = LoraWeights.of(
                                AdapterTargets.of(model.config(), filled.keySet()),
                                GoldenPack.SETTINGS,
                                filled,
                                GoldenPack.RUNTIME);
                        TuningSession other = open(model, all, Keeping.LAYERS)) {
                    assertEquals(other.loss(ROWS, Monitor.NONE).sum(), own.sum(), 1e-5);
                }
            }
        }
    }

    @Test
    void aFreshAdapterBeginsByTheBAndGoesOnByTheA() {
        try (LlamaModel model = GoldenPack.open(Precision.FP32);
                LoraWeights adapter = fresh(model, AdapterSettings.of(4, 8, true, true));
                TuningSession session = open(model, adapter, Keeping.LAYERS)) {
            session.accumulate(ROWS, Monitor.NONE);
            session.step(0).groups().forEach((group, norm) -> assertTrue(norm.a() == 0 && norm.b() > 0, "" + group));
            session.accumulate(ROWS, Monitor.NONE);
            session.step(1e-2);
            session.accumulate(ROWS, Monitor.NONE);
            session.step(1e-2).groups().forEach((group, norm) -> assertTrue(norm.a() > 0, "" + group));
        }
    }

    @ParameterizedTest
    @EnumSource(TuningOptions.OptimizerKind.class)
    void closingFreesEverything(TuningOptions.OptimizerKind kind) {
        int before = TensorScope.openScopes();
        try (LlamaModel model = GoldenPack.open(Precision.NF4)) {
            int opened = TensorScope.openScopes();
            for (boolean vision : new boolean[] {false, true}) {
                TuningOptions options = TuningOptions.defaults();
                try (LoraWeights adapter = fresh(model, AdapterSettings.of(4, 4, vision, true));
                        TuningSession session = TuningSession.open(
                                model, TrainableSet.adapter(adapter), options.with(kind, options.adam()))) {
                    session.accumulate(ROWS, Monitor.NONE);
                    session.step(1e-3);
                }
                assertEquals(opened, TensorScope.openScopes());
            }
        }
        assertEquals(before, TensorScope.openScopes());
    }
}
