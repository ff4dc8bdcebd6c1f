package org.readingroom.cnn.internal;

import java.util.List;
import org.readingroom.api.model.ModelException;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.LearningRateSchedule;

/**
 * A training with the study's values where the settings leave them out.
 *
 * @param epochs passes over the training patients
 * @param rates learning rates to try, at least one
 * @param loss what is made small
 * @param settings all else
 */
record TrainingPlan(int epochs, List<Double> rates, Loss loss, TrainingSettings settings) {
    static TrainingPlan classifier(TrainingSettings s) {
        Loss loss = s.loss().orElse(Loss.BCE);
        if (loss != Loss.BCE) {
            throw new ModelException("loss: " + loss.suffix() + " is one of voxels; the classifier's is bce");
        }
        return new TrainingPlan(s.epochs().orElse(200), s.lr().isEmpty() ? List.of(4e-7) : s.lr(), loss, s);
    }

    static TrainingPlan segmenter(TrainingSettings s) {
        Loss loss = s.loss().orElse(Loss.DICE);
        return new TrainingPlan(s.epochs().orElse(100), s.lr().isEmpty() ? List.of(5e-5) : s.lr(), loss, s);
    }

    AdamSettings adam() {
        return settings.optimiser() == Optimiser.ADAM
                ? AdamSettings.adam()
                : AdamSettings.adamW(settings.weightDecay());
    }

    /** The share of the learning rate at each step. */
    LearningRateSchedule schedule(long steps) {
        return switch (settings.schedule()) {
            case CONSTANT -> step -> Math.min(1, settings.warmup() == 0 ? 1 : step / (double) settings.warmup());
            case LINEAR -> LearningRateSchedule.linear(settings.warmup(), steps);
            case COSINE -> LearningRateSchedule.cosine(settings.warmup(), steps);
        };
    }

    /** Steps of an epoch of so many draws. */
    int steps(int draws) {
        return (draws + settings.batch() - 1) / settings.batch();
    }
}
