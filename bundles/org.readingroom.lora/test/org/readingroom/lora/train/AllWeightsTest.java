package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.GoldenPack;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.train.TuningOptions.Keeping;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.TensorScope;

/** All weights of the tiny model trained: their gradients against finite differences in double precision. */
class AllWeightsTest {
    private static final List<TrainingRow> ROWS = List.of(GoldenPack.row(0), GoldenPack.row(1));
    private static final double STEP = 1e-4;

    private static TuningSession open(LlamaModel model, Keeping keeping) {
        return TuningSession.open(
                model, TrainableSet.allWeights(), TuningOptions.defaults().with(keeping));
    }

    /** One tensor of each kind: the last layer's where layers have it. */
    private static Map<String, String> kinds(TuningSession session) {
        Map<String, String> kinds = new TreeMap<>();
        session.parameters().keySet().forEach(n -> kinds.put(n.replaceAll("\\.\\d+\\.", ".N."), n));
        kinds.put("first", "language_model.model.layers.0.self_attn.qkv");
        kinds.put("first vision", "vision_model.transformer.layers.0.self_attn.qkv");
        return kinds;
    }

    private static double moved(TuningSession session, NDArray parameter, int at, double by) {
        GoldenPack.RUNTIME.run(() -> Gradients.pause(() -> {
            try (TensorScope scope = GoldenPack.RUNTIME.scope()) {
                double[] change = new double[(int) parameter.size()];
                change[at] = by;
                parameter.addi(scope.of(change, parameter.getShape().getShape()));
                return null;
            }
        }));
        return session.loss(ROWS, Monitor.NONE).sum();
    }

    @ParameterizedTest
    @EnumSource(Keeping.class)
    void gradientsAreThoseOfFiniteDifferences(Keeping keeping) {
        try (LlamaModel model = GoldenPack.open(Precision.FP64);
                TuningSession session = open(model, keeping)) {
            session.accumulate(ROWS, Monitor.NONE);
            Map<String, String> kinds = kinds(session);
            assertEquals(56, kinds.size());
            for (String name : kinds.values()) {
                NDArray parameter = session.parameters().get(name);
                double[] gradient = GoldenPack.RUNTIME.call(() -> Gradients.of(parameter, NDArray::toDoubleArray));
                int at = largest(gradient);
                double up = moved(session, parameter, at, STEP);
                double down = moved(session, parameter, at, -2 * STEP);
                moved(session, parameter, at, STEP);
                assertTrue(gradient[at] != 0, name);
                assertEquals((up - down) / (2 * STEP), gradient[at], 1e-6 + 1e-5 * Math.abs(gradient[at]), name);
            }
        }
    }

    private static int largest(double[] values) {
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            at = Math.abs(values[i]) > Math.abs(values[at]) ? i : at;
        }
        return at;
    }

    @Test
    void learnsItsRowsByHeart() {
        try (LlamaModel model = GoldenPack.open(Precision.FP32);
                TuningSession session = open(model, Keeping.ALL)) {
            List<Double> losses = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                session.accumulate(ROWS, Monitor.NONE);
                losses.add(session.step(3e-3).loss().mean());
            }
            assertTrue(losses.get(29) < 0.1, losses.toString());
            assertEquals(session.loss(ROWS, Monitor.NONE).mean(), losses.get(29), 0.1);
        }
    }

    @Test
    void onlyInFullPrecision() {
        try (LlamaModel model = GoldenPack.open(Precision.NF4)) {
            LoraException refused = assertThrows(LoraException.class, () -> open(model, Keeping.ALL));
            assertTrue(refused.getMessage().contains("FP32"), refused.getMessage());
        }
    }
}
