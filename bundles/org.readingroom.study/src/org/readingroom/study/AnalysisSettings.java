package org.readingroom.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.settings.Setting;

/** What is claimed: named before the run, so that the rest is exploratory. */
public record AnalysisSettings(
        @Setting(
                value = "The one metric of each task that claims are made of, such as grade: balanced-accuracy and"
                        + " segmentation: dice.",
                def = "{}")
        Map<String, String> primary,

        @Setting(
                value = "The pairs of arms that are compared, two ids each; the primary metrics of all of them are"
                        + " one family, corrected as such.",
                def = "[]")
        List<List<String>> pairs,

        @Setting("The control that gains are over; where it is left out, the best one, chosen as choose-control says.")
        Optional<String> baseline,

        @Setting(
                value = "Where the best control is found: validation, on validation patients; replicates, anew in each"
                        + " resample; auto, on validation where controls were read there, else in each resample.",
                def = "auto")
        ChooseControl chooseControl,

        @Setting(
                value = "How a patient's grade follows from the answers to the patient's slices, for every arm alike."
                        + " plurality: most votes of LGG and HGG, a tie or no vote is wrong; 2-votes: answer 2 votes too;"
                        + " tie-to-lgg and tie-by-probability settle ties.",
                def = "plurality",
                choices = {"plurality", "2-votes", "tie-to-lgg", "tie-by-probability"})
        String vote,

        @Setting(value = "Resamples of patients for intervals.", def = "2000", min = 100, max = 1_000_000)
        int replicates) {

    /** Where the best control is found. */
    public enum ChooseControl {
        AUTO,
        VALIDATION,
        REPLICATES
    }

    public AnalysisSettings {
        pairs = pairs.stream().map(List::copyOf).toList();
        for (List<String> pair : pairs) {
            if (pair.size() != 2 || pair.get(0).equals(pair.get(1))) {
                throw new IllegalArgumentException("pairs: a pair is two ids of arms, not " + pair);
            }
        }
    }
}
