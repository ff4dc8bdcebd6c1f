package org.readingroom.run;

import java.util.List;
import java.util.Map;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.report.ScoreRow;

/**
 * How a run or a scoring ended.
 *
 * @param folder the run's folder
 * @param scores every score; empty where only a shard was read
 * @param failures why an arm ended early, by arm
 * @param missing how many queries have no answer, by arm
 * @param unread arms that were not asked anything yet
 * @param definitions the definitions of the metrics used
 */
public record RunSummary(
        RunFolder folder,
        List<ScoreRow> scores,
        Map<String, String> failures,
        Map<String, Integer> missing,
        List<String> unread,
        List<MetricDefinition> definitions) {
    /** Whether every arm of the study was read to its end. */
    public boolean complete() {
        return unread.isEmpty()
                && failures.isEmpty()
                && missing.values().stream().allMatch(n -> n == 0);
    }

    /** Whether an arm was read to its end; of an arm with seeds, whether all of them were. */
    public boolean complete(String arm) {
        return unread.stream().noneMatch(id -> isOf(id, arm))
                && failures.keySet().stream().noneMatch(id -> isOf(id, arm))
                && missing.entrySet().stream().noneMatch(e -> isOf(e.getKey(), arm) && e.getValue() > 0);
    }

    private static boolean isOf(String id, String arm) {
        return id.equals(arm) || id.startsWith(arm + ".seed-");
    }
}
