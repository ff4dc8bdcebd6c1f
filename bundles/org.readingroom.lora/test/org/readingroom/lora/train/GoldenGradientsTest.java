package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.GoldenPack;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.train.TuningOptions.Keeping;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.Safetensors;

/** The loss and all gradients of an adapter on the tiny model against transformers' own. */
class GoldenGradientsTest {
    private static final String FILE = "golden_lora_grads.safetensors";

    private record Result(LossSum loss, Map<String, float[]> gradients) {}

    private static Result run(Keeping keeping, boolean together) {
        try (LlamaModel model = GoldenPack.open(Precision.FP32);
                LoraWeights adapter = GoldenPack.weights("adapter_model.safetensors");
                TuningSession session = TuningSession.open(
                        model,
                        TrainableSet.adapter(adapter),
                        TuningOptions.defaults().with(keeping))) {
            TrainingRow first = GoldenPack.row(0);
            TrainingRow second = GoldenPack.row(1);
            LossSum loss = together
                    ? session.accumulate(List.of(first, second), Monitor.NONE)
                    : session.accumulate(List.of(first), Monitor.NONE)
                            .plus(session.accumulate(List.of(second), Monitor.NONE));
            Map<String, float[]> gradients = new TreeMap<>();
            GoldenPack.RUNTIME.run(
                    () -> session.parameters().forEach((name, p) -> gradients.put(name, Gradients.values(p))));
            return new Result(loss, gradients);
        }
    }

    private static void compare(Result result) {
        assertEquals(GoldenPack.floats(FILE, "loss_mean")[0], result.loss().mean(), 1e-5);
        int compared = 0;
        try (Safetensors expected = Safetensors.open(GoldenPack.file(FILE))) {
            for (String name : expected.names()) {
                if (name.startsWith("grad.")) {
                    float[] theirs = expected.floats(name);
                    float[] ours = result.gradients().get(GoldenPack.module(name.substring(5)) + ".weight");
                    assertEquals(0, distance(theirs, ours, result.loss().items()), 1e-4, name);
                    compared++;
                }
            }
        }
        assertEquals(180, compared);
        assertEquals(180, result.gradients().size());
    }

    private static double distance(float[] theirs, float[] ours, long items) {
        double apart = 0;
        double size = 0;
        for (int i = 0; i < theirs.length; i++) {
            apart += Math.pow(ours[i] / items - theirs[i], 2);
            size += Math.pow(theirs[i], 2);
        }
        return Math.sqrt(apart / Math.max(1e-24, size));
    }

    @Test
    void everythingKept() {
        compare(run(Keeping.ALL, true));
    }

    @Test
    void layersKept() {
        compare(run(Keeping.LAYERS, true));
    }

    @Test
    void layersKeptOnTheHost() {
        compare(run(Keeping.LAYERS_ON_HOST, true));
    }

    @Test
    void rowsOneByOne() {
        compare(run(Keeping.LAYERS, false));
    }

    @Test
    void computedAgainIsTheSame() {
        Result plain = run(Keeping.ALL, true);
        Result again = run(Keeping.LAYERS, true);
        assertEquals(plain.loss(), again.loss());
        double worst = 0;
        for (Map.Entry<String, float[]> e : plain.gradients().entrySet()) {
            float[] other = again.gradients().get(e.getKey());
            for (int i = 0; i < other.length; i++) {
                worst = Math.max(worst, Math.abs(other[i] - e.getValue()[i]));
            }
        }
        assertTrue(worst < 1e-6, "apart by " + worst);
    }
}
