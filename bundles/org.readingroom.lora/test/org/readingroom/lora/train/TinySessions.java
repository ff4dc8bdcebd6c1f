package org.readingroom.lora.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.GoldenPack;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.train.TuningOptions.Keeping;
import org.readingroom.torch.Gradients;

/** Trainings of the golden pack's model, and rows for them. */
final class TinySessions {
    static final List<TrainingRow> ROWS = List.of(GoldenPack.row(0), GoldenPack.row(1));

    static final TrainingRow TEXT =
            new TrainingRow(new long[] {1, 5, 6, 7, 8}, new long[] {-100, -100, 6, 7, 8}, List.of());

    private TinySessions() {}

    static TuningSession open(LlamaModel model, LoraWeights adapter, Keeping keeping) {
        return TuningSession.open(
                model, TrainableSet.adapter(adapter), TuningOptions.defaults().with(keeping));
    }

    static LoraWeights fresh(LlamaModel model, AdapterSettings settings) {
        return LoraWeights.initial(AdapterTargets.of(model.config(), settings), settings, 3, GoldenPack.RUNTIME);
    }

    static Map<String, float[]> gradients(TuningSession session) {
        Map<String, float[]> all = new TreeMap<>();
        GoldenPack.RUNTIME.run(() -> session.parameters().forEach((name, p) -> all.put(name, Gradients.values(p))));
        return all;
    }
}
