package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.readingroom.api.PluginException;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.run.analysis.PatientSeries;
import org.readingroom.run.analysis.SeriesKey;

/**
 * The scores of one arm, case after case: rows of cases and of the cohort, over answered readings only and with failures as
 * wrong.
 */
final class Scorer {
    /** The columns of {@code slice_scores.csv}. */
    static final String SLICE_HEADER = "arm,split,case,slice,metric,task,frame,state,value";

    private static final String ALL = "*";

    private final String arm;
    private final Map<ScoreSlot, MetricScores> scores = new LinkedHashMap<>();
    private final List<String[]> sliceRows = new ArrayList<>();
    private final Map<String, String> broken = new LinkedHashMap<>();

    Scorer(String arm) {
        this.arm = arm;
    }

    /** Adds a case. Cases are added in one order, whatever order they were scored in. */
    void add(CaseScores one) {
        one.broken().forEach((metric, why) -> {
            if (broken.putIfAbsent(metric, why) == null) {
                drop(metric);
            }
        });
        one.scores().forEach((slot, score) -> {
            if (!broken.containsKey(slot.metric().definition().id())) {
                scores.computeIfAbsent(slot, MetricScores::new).add(one.place(), score);
            }
        });
        one.sliceRows().forEach((metric, rows) -> {
            if (!broken.containsKey(metric)) {
                rows.forEach(r -> sliceRows.add(new String[] {metric, r}));
            }
        });
    }

    /** A metric that breaks loses its scores, named; the others go on. */
    private void drop(String metric) {
        scores.keySet().removeIf(s -> s.metric().definition().id().equals(metric));
        sliceRows.removeIf(r -> r[0].equals(metric));
    }

    /** Why a metric has no scores, by metric. */
    Map<String, String> broken() {
        return broken;
    }

    /** Every score so far, cohort rows before case rows; a metric that breaks over the cohort loses its scores too. */
    List<ScoreRow> rows() {
        List<ScoreRow> rows = new ArrayList<>();
        for (MetricScores s : List.copyOf(scores.values())) {
            String metric = s.slot().metric().definition().id();
            if (broken.containsKey(metric)) {
                continue;
            }
            try {
                rows.addAll(rows(s));
            } catch (PluginException | MetricException e) {
                broken.put(metric, "metric '" + metric + "' has no score for arm '" + arm + "': " + e.getMessage());
                drop(metric);
                rows.removeIf(r -> r.metric().equals(metric));
            }
        }
        return rows;
    }

    private List<ScoreRow> rows(MetricScores s) {
        List<ScoreRow> rows = new ArrayList<>();
        for (boolean failures : new boolean[] {false, true}) {
            rows.add(row(s.slot(), ALL, failures, s.cohort(failures), s.defined(failures), s.total()));
        }
        s.cases()
                .forEach((caseId, one) ->
                        rows.add(row(s.slot(), caseId, true, one.withFailures(), one.defined(), one.total())));
        return rows;
    }

    private ScoreRow row(ScoreSlot slot, String caseId, boolean failures, double value, int defined, int total) {
        MetricDefinition d = slot.metric().definition();
        return new ScoreRow(
                arm,
                slot.split().word(),
                caseId,
                d.id(),
                slot.task(),
                slot.frame(),
                slot.unit(),
                failures ? SeriesKey.FAILURES_AS_WRONG : SeriesKey.ANSWERED_ONLY,
                value,
                defined,
                total);
    }

    /** The scores by patient, for each rule. */
    Stream<PatientSeries> series() {
        return scores.values().stream().flatMap(s -> Stream.of(s.series(arm, false), s.series(arm, true)));
    }

    /** Every slice's score so far, as lines of {@code slice_scores.csv}. */
    List<String> sliceRows() {
        return sliceRows.stream().map(r -> r[1]).toList();
    }
}
