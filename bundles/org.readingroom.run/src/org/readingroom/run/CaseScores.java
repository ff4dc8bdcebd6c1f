package org.readingroom.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.study.CohortCase;

/**
 * Every score of one arm on one case.
 *
 * @param place the case
 * @param scores in the order made
 * @param sliceRows lines of {@code slice_scores.csv}, by metric id
 * @param broken metrics that broke, and why, by metric id
 */
record CaseScores(
        CohortCase place,
        Map<ScoreSlot, CaseScore> scores,
        Map<String, List<String>> sliceRows,
        Map<String, String> broken) {
    static CaseScores none(CohortCase place) {
        return new CaseScores(place, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** A metric that breaks loses its scores. */
    void drop(String metric, String why) {
        scores.keySet().removeIf(s -> s.metric().definition().id().equals(metric));
        sliceRows.remove(metric);
        broken.put(metric, why);
    }
}
