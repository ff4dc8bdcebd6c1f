package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.GoldenPack;
import org.readingroom.lora.LoraWeights;
import org.readingroom.torch.LearningRateSchedule;
import org.readingroom.torch.Safetensors;

/** Twenty steps from where PEFT 0.21.2 began, against its losses; by {@code tools/python/peft_training_goldens.py}. */
class PeftTrainingTest {
    private static final Variant AFTER = new Variant(Variant.Capture.AFTER, Variant.RowMask.MLP);

    private static Map<String, LowRank> start(AdapterSettings settings) throws Exception {
        Path file = Path.of(
                PeftTrainingTest.class.getResource("peft/start.safetensors").toURI());
        Map<String, AdapterTargets.Size> sizes = AdapterTargets.of(
                        GoldenPack.config(), AdapterSettings.of(settings.r(), 1, true, true))
                .modules();
        Map<String, LowRank> numbers = new TreeMap<>();
        try (Safetensors tensors = Safetensors.open(file)) {
            for (String name : tensors.names()) {
                String module = GoldenPack.module(
                        name.replaceFirst("^base_model\\.model\\.", "").replaceFirst("\\.lora_A.*", ""));
                float[] b = new float[sizes.get(module).out() * settings.r()];
                numbers.put(module, new LowRank(tensors.floats(name), b, settings.r(), settings.scale()));
            }
        }
        return numbers;
    }

    @Test
    void theSameLosses() throws Exception {
        JsonNode golden;
        try (InputStream in = PeftTrainingTest.class.getResourceAsStream("peft/training.json")) {
            golden = new ObjectMapper().readTree(in);
        }
        AdapterSettings settings =
                AdapterSettings.of(golden.get("r").asInt(), golden.get("alpha").asDouble(), true, true);
        Map<String, LowRank> numbers = start(settings);
        LearningRateSchedule schedule = LearningRateSchedule.linear(
                golden.get("warmup").asLong(), golden.get("steps").asLong());
        try (LlamaModel model = GoldenPack.open(Precision.FP32, AFTER);
                LoraWeights adapter = LoraWeights.of(
                        AdapterTargets.of(model.config(), numbers.keySet()), settings, numbers, GoldenPack.RUNTIME);
                TuningSession session =
                        TuningSession.open(model, TrainableSet.adapter(adapter), TuningOptions.defaults())) {
            for (JsonNode expected : golden.get("log")) {
                session.accumulate(List.of(GoldenPack.row(0)), Monitor.NONE);
                session.accumulate(List.of(GoldenPack.row(1)), Monitor.NONE);
                StepReport report = session.step(golden.get("peak").asDouble() * schedule.factor(session.steps()));
                assertEquals(expected.get("lr").asDouble(), report.rate(), 1e-12);
                assertEquals(expected.get("loss").asDouble(), report.loss().mean(), 1e-4, "step " + report.step());
                assertEquals(expected.get("grad_norm").asDouble(), report.gradientNorm(), 1e-3);
            }
        }
    }
}
