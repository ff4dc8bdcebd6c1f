package org.readingroom.cnn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.tck.fixture.GridPreparer;
import org.readingroom.torch.Safetensors;

class TrainingTest {
    @TempDir
    Path temp;

    private static TrainingSettings train(int epochs, int microBatch, double rate, Keep keep, int patience) {
        return new TrainingSettings(
                OptionalInt.of(epochs),
                4,
                microBatch,
                List.of(rate),
                Optional.of(Loss.DICE_BCE),
                Optimiser.ADAM,
                0,
                0,
                Schedule.CONSTANT,
                AugmentationSettings.OFF,
                keep,
                patience,
                1,
                0,
                "ensemble",
                200);
    }

    /** The folder of a segmenter trained on six patients, four a step, so that each epoch ends with a batch of two. */
    private Path fit(String name, TrainingSettings train) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name));
        SegmenterSettings settings = TinySettings.segmenter(train);
        ModelContext context = new ModelContext(1, folder, true, new GridPreparer(14, 16, 16));
        try (TrainableModel model = (TrainableModel) new SegmenterPlugin().open(settings, context)) {
            model.fit(FitProcess.view(), folder, Monitor.NONE);
        }
        return folder;
    }

    private static int epochs(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("curves.csv")).size() - 1;
    }

    @Test
    void microBatchesComeToTheSameWeights() throws IOException {
        try (Safetensors one = Safetensors.open(
                        fit("one", train(3, 1, 0.01, Keep.LAST, 0)).resolve("weights.safetensors"));
                Safetensors three = Safetensors.open(
                        fit("three", train(3, 3, 0.01, Keep.LAST, 0)).resolve("weights.safetensors"))) {
            for (String name : one.names()) {
                double apart = Goldens.difference(one.floats(name), three.floats(name));
                assertTrue(apart < 1e-4, name + ": " + apart);
            }
        }
    }

    @Test
    void itStopsWhenValidationHasNotImproved() throws IOException {
        Path folder = fit("patient", train(60, 4, 1e-12, Keep.BEST, 2));
        ModelRecord record = ModelRecord.find(folder).orElseThrow();
        assertEquals(epochs(folder) - 2, record.networks().get(0).epoch(), "two epochs after the best");
        assertTrue(epochs(folder) < 60, "stopped after " + epochs(folder));
    }

    @Test
    void theLastEpochIsKeptWhereAsked() throws IOException {
        Path folder = fit("last", train(4, 4, 0.01, Keep.LAST, 0));
        assertEquals(4, ModelRecord.find(folder).orElseThrow().networks().get(0).epoch());
    }

    @Test
    void aLossThatIsNoNumberSaysWhatToDo() {
        ModelException e = assertThrows(ModelException.class, () -> fit("wild", train(50, 4, 1e37, Keep.BEST, 0)));
        assertTrue(e.getMessage().contains("lower lr"), e.getMessage());
    }
}
