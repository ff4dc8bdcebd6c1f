package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.GoldenPack;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.train.TuningOptions.OptimizerKind;
import org.readingroom.torch.LearningRateSchedule;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;

/** Six steps of training on the tiny model against those that PyTorch did. */
class GoldenTrainingTest {
    private static final int STEPS = 6;
    private static final LearningRateSchedule SCHEDULE = LearningRateSchedule.linear(2, STEPS);
    private static final double PEAK = 2e-3;

    @TempDir
    Path folder;

    private static StepReport step(TuningSession session) {
        session.accumulate(List.of(GoldenPack.row(0)), Monitor.NONE);
        session.accumulate(List.of(GoldenPack.row(1)), Monitor.NONE);
        return session.step(PEAK * SCHEDULE.factor(session.steps()));
    }

    private static TuningSession open(LlamaModel model, LoraWeights adapter, OptimizerKind kind) {
        TuningOptions options = TuningOptions.defaults();
        return TuningSession.open(model, TrainableSet.adapter(adapter), options.with(kind, options.adam()));
    }

    @Test
    void lossesNormsAndFinalAdapter() throws IOException {
        JsonNode log = new ObjectMapper()
                .readTree(Files.readString(GoldenPack.file("golden_train.json")))
                .get("log");
        try (LlamaModel model = GoldenPack.open(Precision.FP32);
                LoraWeights adapter = GoldenPack.weights("adapter_model.safetensors");
                TuningSession session = open(model, adapter, OptimizerKind.ADAMW)) {
            for (JsonNode expected : log) {
                StepReport report = step(session);
                assertEquals(expected.get("lr").asDouble(), report.rate(), 1e-12);
                assertEquals(expected.get("loss").asDouble(), report.loss().mean(), 1e-4);
                assertEquals(expected.get("grad_norm").asDouble(), report.gradientNorm(), 1e-4);
                assertEquals(4, report.groups().size());
                assertEquals(21, report.tokens());
            }
            assertEquals(STEPS, session.steps());
            Map<String, LowRank> trained = GoldenPack.RUNTIME.call(adapter::numbers);
            Map<String, LowRank> theirs = GoldenPack.adapter("golden_train_final_adapter.safetensors");
            assertEquals(theirs.keySet(), trained.keySet());
            theirs.forEach((module, expected) -> {
                assertArrayEquals(expected.a(), trained.get(module).a(), 1e-4f, module);
                assertArrayEquals(expected.b(), trained.get(module).b(), 1e-4f, module);
            });
        }
    }

    private void savedAndResumed(OptimizerKind kind) {
        List<Double> whole = new ArrayList<>();
        List<Double> parts = new ArrayList<>();
        Path file = folder.resolve("training.safetensors");
        try (LlamaModel model = GoldenPack.open(Precision.FP32)) {
            try (LoraWeights adapter = GoldenPack.weights("adapter_model.safetensors");
                    TuningSession session = open(model, adapter, kind)) {
                for (int i = 0; i < STEPS; i++) {
                    if (i == 3) {
                        SafetensorsWriter writer = new SafetensorsWriter();
                        session.save(writer, "training.");
                        GoldenPack.RUNTIME.run(() -> writer.write(file));
                    }
                    whole.add(step(session).loss().sum());
                }
                parts.addAll(whole.subList(0, 3));
                try (LoraWeights other = GoldenPack.weights("adapter_model.safetensors");
                        TuningSession resumed = open(model, other, kind);
                        Safetensors saved = Safetensors.open(file)) {
                    resumed.restore(saved, "training.");
                    assertEquals(3, resumed.steps());
                    for (int i = 3; i < STEPS; i++) {
                        parts.add(step(resumed).loss().sum());
                    }
                    assertEquals(whole, parts);
                    Map<String, LowRank> expected = GoldenPack.RUNTIME.call(adapter::numbers);
                    Map<String, LowRank> found = GoldenPack.RUNTIME.call(other::numbers);
                    expected.forEach((module, n) ->
                            assertArrayEquals(n.b(), found.get(module).b(), module));
                    expected.forEach((module, n) ->
                            assertArrayEquals(n.a(), found.get(module).a(), module));
                }
            }
        }
        assertTrue(whole.get(5) < whole.get(0));
    }

    @Test
    void savedAndResumedIsTheSameBitByBit() {
        savedAndResumed(OptimizerKind.ADAMW);
    }

    @Test
    void savedAndResumedInEightBitsToo() {
        savedAndResumed(OptimizerKind.ADAMW_8BIT);
    }
}
