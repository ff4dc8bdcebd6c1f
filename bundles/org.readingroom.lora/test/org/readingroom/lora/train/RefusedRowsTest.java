package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.readingroom.lora.train.TinySessions.TEXT;
import static org.readingroom.lora.train.TinySessions.open;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.GoldenPack;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.train.TuningOptions.Keeping;

/** Rows that nothing can be learnt from, and a loss that is no number: named, and the weights stay. */
class RefusedRowsTest {
    private static String refused(TuningSession session, TrainingRow... rows) {
        return assertThrows(LoraException.class, () -> session.accumulate(List.of(rows), Monitor.NONE))
                .getMessage();
    }

    @Test
    void badRowsAreNamed() {
        try (LlamaModel model = GoldenPack.open(Precision.FP32);
                LoraWeights adapter = GoldenPack.weights("adapter_model.safetensors");
                TuningSession session = open(model, adapter, Keeping.LAYERS)) {
            assertTrue(refused(session, GoldenPack.row(0), TEXT).contains("kind"));
            TrainingRow nothing = new TrainingRow(new long[] {1, 2}, new long[] {1, -100}, List.of());
            assertTrue(refused(session, nothing).contains("no token"));
            TrainingRow image = new TrainingRow(new long[] {1, 128, 3}, new long[] {-100, -100, 3}, List.of());
            assertTrue(refused(session, image).contains("image tokens"));
            TrainingRow beyond = new TrainingRow(new long[] {1, 900}, new long[] {-100, 5}, List.of());
            assertTrue(refused(session, beyond).contains("900"));
            TrainingRow learnt = new TrainingRow(new long[] {1, 5}, new long[] {-100, 128}, List.of());
            assertTrue(refused(session, learnt).contains("image token"));
            assertThrows(LoraException.class, () -> session.step(1e-3));
        }
    }

    @Test
    void aLossThatIsNoNumberStopsAndTheWeightsStay() {
        Map<String, LowRank> numbers = new TreeMap<>(GoldenPack.adapter("adapter_model.safetensors"));
        numbers.replaceAll((n, c) -> {
            float[] b = c.b().clone();
            b[0] = n.endsWith("layers.5.mlp.down_proj") ? Float.NaN : b[0];
            return new LowRank(c.a(), b, c.rank(), c.scale());
        });
        try (LlamaModel model = GoldenPack.open(Precision.FP32);
                LoraWeights adapter = LoraWeights.of(
                        AdapterTargets.of(model.config(), numbers.keySet()),
                        GoldenPack.SETTINGS,
                        numbers,
                        GoldenPack.RUNTIME);
                TuningSession session = open(model, adapter, Keeping.LAYERS)) {
            assertTrue(refused(session, GoldenPack.row(0)).contains("NaN"));
        }
    }
}
