package org.readingroom.cnn.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Trainings that take a moment. */
final class TinySettings {
    private TinySettings() {}

    /** Two epochs, a checkpoint after every second step; varied draws. */
    static TrainingSettings train(int folds) {
        return train(folds, "ensemble", 2, List.of(0.01), 2);
    }

    static TrainingSettings train(int folds, String testModel, int epochs, List<Double> rates, int checkpointSteps) {
        return new TrainingSettings(
                OptionalInt.of(epochs),
                2,
                1,
                rates,
                Optional.empty(),
                Optimiser.ADAMW,
                0.01,
                2,
                Schedule.COSINE,
                new AugmentationSettings(0.5, 10, 0.1, 0.05, 0.1),
                Keep.BEST,
                0,
                1,
                folds,
                testModel,
                checkpointSteps);
    }

    /** The study's wiring, two poolings. */
    static SegmenterSettings segmenter(TrainingSettings train) {
        return new SegmenterSettings(
                List.of(2, 2),
                2,
                false,
                List.of(),
                0.5,
                false,
                false,
                train,
                Optional.empty(),
                Optional.empty(),
                "cpu",
                1);
    }
}
