package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.lora.GoldenPack;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.Safetensors;

/** Weights from nothing, trained and saved. */
class SavedWeightsTest {
    @TempDir
    Path folder;

    private static LlamaModel open(Path file) {
        try (Safetensors weights = Safetensors.open(file)) {
            return LlamaModel.load(
                    GoldenPack.config(), weights, Precision.FP32, Variant.DEFAULT, GoldenPack.RUNTIME, Monitor.NONE);
        }
    }

    @Test
    void theSameTensorsComeOut() {
        Path file = folder.resolve("model.safetensors");
        try (LlamaModel model = GoldenPack.open(Precision.FP32)) {
            SavedWeights.write(model, ElementType.F32, file);
        }
        try (Safetensors expected = Safetensors.open(GoldenPack.file("model.safetensors"));
                Safetensors found = Safetensors.open(file)) {
            assertEquals(expected.names(), found.names());
            expected.names().forEach(n -> assertArrayEquals(expected.floats(n), found.floats(n), n));
        }
    }

    @Test
    void brainFloatIsRoundedToTheNearest() {
        Path file = folder.resolve("model.safetensors");
        try (LlamaModel model = GoldenPack.open(Precision.FP32)) {
            SavedWeights.write(model, ElementType.BF16, file);
        }
        try (Safetensors expected = Safetensors.open(GoldenPack.file("model.safetensors"));
                Safetensors found = Safetensors.open(file)) {
            for (String name : expected.names()) {
                float[] values = expected.floats(name);
                float[] narrow = found.floats(name);
                for (int i = 0; i < values.length; i++) {
                    assertEquals(values[i], narrow[i], Math.abs(values[i]) / 256, name);
                }
            }
        }
    }

    @Test
    void aModelFromNothingLearnsAndReadsAsItWasSaved() {
        Path first = folder.resolve("first.safetensors");
        Path last = folder.resolve("last.safetensors");
        InitialWeights.write(GoldenPack.config(), 5, first);
        List<TrainingRow> rows = List.of(GoldenPack.row(0), GoldenPack.row(1));
        double before;
        double after;
        try (LlamaModel model = open(first);
                TuningSession session =
                        TuningSession.open(model, TrainableSet.allWeights(), TuningOptions.defaults())) {
            before = session.loss(rows, Monitor.NONE).mean();
            for (int i = 0; i < 5; i++) {
                session.accumulate(rows, Monitor.NONE);
                session.step(1e-3);
            }
            after = session.loss(rows, Monitor.NONE).mean();
            SavedWeights.write(model, ElementType.F32, last);
        }
        assertTrue(after < before, before + " to " + after);
        try (LlamaModel model = open(last);
                TuningSession session =
                        TuningSession.open(model, TrainableSet.allWeights(), TuningOptions.defaults())) {
            assertEquals(after, session.loss(rows, Monitor.NONE).mean());
        }
    }
}
