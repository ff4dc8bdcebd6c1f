package org.readingroom.study;

import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.api.settings.Setting;

/** How the patients of a dataset are split. */
public record CohortSettings(
        @Setting("A saved cohort (cohort.json of a run) to use instead of a new split.") Optional<Path> file,
        @Setting(value = "The split.", def = "{}") SplitSettings split,
        @Setting("Draw training cases of the rarer class more often, in training only.") Optional<Oversample> oversample) {

    /** Sizes of the parts, in patients. */
    public record SplitSettings(
            @Setting(value = "Test patients: a number of them, or a share under 1.", def = "0.2", min = 0) double test,
            @Setting(value = "Validation patients, where folds is 0: a number of them, or a share under 1.", def = "0", min = 0)
                    double validation,
            @Setting(value = "Split what is not test into so many folds; one is validation.", def = "0", min = 0) int folds,
            @Setting(value = "Which fold is validation, from 0.", def = "0", min = 0) int fold,
            @Setting(value = "Keep the share of each value of this label in every part; empty for none.", def = "grade")
                    String stratify) {
        public SplitSettings {
            if (folds == 1) {
                throw new IllegalArgumentException("folds: 0 for none, or 2 and more");
            }
            if (folds > 0 && validation > 0) {
                throw new IllegalArgumentException("validation and folds: give one of them");
            }
            if (folds > 0 && fold >= folds) {
                throw new IllegalArgumentException("fold: " + fold + " of " + folds + " folds, which count from 0");
            }
        }
    }

    /** Which label to balance. */
    public record Oversample(
            @Setting(value = "The label whose values are drawn equally often.", def = "grade") String label,
            @Setting(value = "Where: training draws only.", def = "train", choices = "train") String where) {}
}
