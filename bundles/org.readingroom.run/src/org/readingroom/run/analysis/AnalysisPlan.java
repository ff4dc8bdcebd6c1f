package org.readingroom.run.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a study names before it is run.
 *
 * @param seed seeds every resample
 * @param replicates resamples of patients for an interval
 * @param primary the metric's id of each task, by task id
 * @param pairs two ids of arms, or of groups of seeds, each; where there are none, every comparison is exploratory
 * @param baseline the control that gains are over; empty for the best
 * @param choose where the best control is found
 */
public record AnalysisPlan(
        long seed,
        int replicates,
        Map<String, String> primary,
        List<List<String>> pairs,
        Optional<String> baseline,
        Choose choose) {
    /** Where the best control is found. */
    public enum Choose {
        /** On validation patients where controls were read there, else as {@link #REPLICATES}. */
        AUTO,
        /** On validation patients. */
        VALIDATION,
        /** Anew in each resample, so that the interval holds the choice. */
        REPLICATES
    }

    /** A study that names nothing. */
    public static AnalysisPlan none(long seed) {
        return new AnalysisPlan(seed, 2000, Map.of(), List.of(), Optional.empty(), Choose.AUTO);
    }
}
