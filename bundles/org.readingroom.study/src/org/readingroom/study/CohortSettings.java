package org.readingroom.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.settings.Setting;

/** How the patients of a dataset are split. */
public record CohortSettings(
        @Setting("A saved cohort (cohort.json of a run) to use instead of a new split.")
        Optional<Path> file,

        @Setting(value = "The split.", def = "{}") SplitSettings split,

        @Setting("Draw training cases of the rarer class more often, in training only.")
        Optional<Oversample> oversample) {

    /**
     * How patients are dealt out: by number, by source, by the folds of an nnU-Net file, or by lists.
     *
     * <p>{@code test}, {@code validation}, {@code folds} and {@code stratify} deal by number; a {@code test-source}
     * takes the place of {@code test}; {@code nnunet} and {@code lists} name every case, and nothing is dealt.
     */
    public record SplitSettings(
            @Setting(value = "Test patients: a number of them, or a share under 1.", def = "0.2", min = 0)
            double test,

            @Setting(
                    value = "Validation patients, where folds is 0: a number of them, or a share under 1.",
                    def = "0",
                    min = 0)
            double validation,

            @Setting(value = "Split what is not test into so many folds; one is validation.", def = "0", min = 0)
            int folds,

            @Setting(value = "Which fold is validation, from 0.", def = "0", min = 0)
            int fold,

            @Setting(value = "Keep the share of each value of this label in every part; empty for none.", def = "grade")
            String stratify,

            @Setting("Leave this source (site, collection) out of training: its patients are the test part, not test.")
            Optional<String> testSource,

            @Setting("A splits_final.json of nnU-Net; its entry number fold says who trains and who validates.")
            Optional<Path> nnunet,

            @Setting("The cases of each part, by id.") Optional<Lists> lists,

            @Setting(value = "What becomes of cases that neither nnunet nor lists name.", def = "refuse")
            Others others) {
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
            if (nnunet.isPresent() && lists.isPresent()
                    || testSource.isPresent() && (nnunet.isPresent() || lists.isPresent())) {
                throw new IllegalArgumentException("test-source, nnunet and lists: give one of them");
            }
            if ((nnunet.isPresent() || lists.isPresent()) && (folds > 0 || validation > 0)) {
                throw new IllegalArgumentException(
                        "nnunet and lists say who validates: leave folds and validation out");
            }
        }

        /** Patients dealt by number. */
        public SplitSettings(double test, double validation, int folds, int fold, String stratify) {
            this(
                    test,
                    validation,
                    folds,
                    fold,
                    stratify,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Others.REFUSE);
        }
    }

    /** Fixed parts. */
    public record Lists(
            @Setting(value = "Ids of training cases.", def = "[]")
            List<String> train,

            @Setting(value = "Ids of validation cases.", def = "[]")
            List<String> validation,

            @Setting(value = "Ids of test cases.", def = "[]")
            List<String> test) {
        public Lists {
            train = List.copyOf(train);
            validation = List.copyOf(validation);
            test = List.copyOf(test);
        }
    }

    /** What becomes of cases that are not named. */
    public enum Others {
        /** The run does not start. */
        REFUSE,
        /** They are the test part, or join it. */
        TEST,
        /** They are in no part. */
        LEAVE_OUT
    }

    /** Which label to balance. */
    public record Oversample(
            @Setting(value = "The label whose values are drawn equally often.", def = "grade")
            String label,

            @Setting(value = "Where: training draws only.", def = "train", choices = "train")
            String where) {}
}
