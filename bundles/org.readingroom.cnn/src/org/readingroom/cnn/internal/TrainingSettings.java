package org.readingroom.cnn.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.readingroom.api.settings.Setting;

/** How a network learns. Defaults are the study's where it tells; where it does not, the text says so. */
public record TrainingSettings(
        @Setting("Passes over the training patients; the study's where not given: 200 for the classifier, 100 for the"
                + " segmenter.")
        OptionalInt epochs,

        @Setting(value = "Patients of one step.", def = "16", min = 1)
        int batch,

        @Setting(
                value = "Patients computed at once: their gradients add up to those of the batch, and memory is needed"
                        + " for this many only.",
                def = "1",
                min = 1)
        int microBatch,

        @Setting(
                value = "Learning rates to try, the best on validation is kept and named; the study's where none is"
                        + " given: 4e-7 for the classifier, 5e-5 for the segmenter.",
                def = "[]")
        List<Double> lr,

        @Setting("What is made small: bce for the classifier (the study does not tell); dice, bce or dice-bce for the"
                + " segmenter, whose default is the study's dice.")
        Optional<Loss> loss,

        @Setting(value = "The rule of the steps; the study does not tell.", def = "adam")
        Optimiser optimiser,

        @Setting(value = "Decoupled weight decay, with adamw.", def = "0.01", min = 0)
        double weightDecay,

        @Setting(value = "Steps in which the learning rate rises from 0.", def = "0", min = 0)
        int warmup,

        @Setting(value = "How the learning rate goes on after that.", def = "constant")
        Schedule schedule,

        @Setting(value = "How training cases are varied; not at all by default.", def = "{}")
        AugmentationSettings augmentation,

        @Setting(value = "Which epoch's weights are kept.", def = "best")
        Keep keep,

        @Setting(value = "Stops when validation has not improved for so many epochs; 0 never does.", def = "0", min = 0)
        int patience,

        @Setting(value = "Epochs from one look at the validation patients to the next.", def = "1", min = 1)
        int validateEvery,

        @Setting(
                value = "Splits the training patients into so many folds, stratified by grade, one network each; 0"
                        + " validates on the cohort's own validation part.",
                def = "0",
                min = 0)
        int folds,

        @Setting(
                value = "What reads, where there are folds: fold:K (from 0), ensemble (the mean of all), or refit (one"
                        + " more network, of all training patients).",
                def = "ensemble")
        String testModel,

        @Setting(
                value = "A checkpoint at least every so many steps; besides at the end of an epoch that ends two"
                        + " minutes or more after the last.",
                def = "200",
                min = 1)
        int checkpointSteps) {
    /** Rates beside each other, one network each. */
    public TrainingSettings {
        lr = List.copyOf(lr);
        if (lr.stream().anyMatch(r -> !(r > 0))) {
            throw new IllegalArgumentException("lr: learning rates are over 0, not " + lr);
        }
        if (folds == 1) {
            throw new IllegalArgumentException("folds: 0 for none, or 2 and more");
        }
        if (!testModel.matches("fold:\\d{1,3}|ensemble|refit")) {
            throw new IllegalArgumentException("test-model: fold:K, ensemble or refit, not '" + testModel + "'");
        }
        if (folds > 0 && testModel.startsWith("fold:") && Integer.parseInt(testModel.substring(5)) >= folds) {
            throw new IllegalArgumentException("test-model: " + testModel + " of " + folds + " folds, from 0");
        }
    }
}
