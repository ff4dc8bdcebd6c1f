package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.report.ScoreRow;

/**
 * The rows of the table of arms for a group: each arm answered-only and with failures as wrong, in one row where both
 * give the same; the published columns of the same frame and unit after the readers, and the ceilings last.
 */
final class ArmRows {
    private static final String EITHER = "either way";
    private static final String WRONG = "failures as wrong";
    private static final String ANSWERED = "answered only";
    private static final String PUBLISHED = "published";

    private final RunResults run;
    private final ScoreGroup group;
    private final GroupScores scores;

    private ArmRows(RunResults run, ScoreGroup group) {
        this.run = run;
        this.group = group;
        this.scores = run.groups().get(group);
    }

    static List<ArmRow> of(RunResults run, ScoreGroup group) {
        ArmRows rows = new ArmRows(run, group);
        List<ArmRow> all = new ArrayList<>();
        run.arms().stream().filter(a -> !a.ceiling()).forEach(a -> all.addAll(rows.of(a)));
        run.published().stream()
                .filter(p -> p.group().equals(group))
                .map(rows::of)
                .forEach(all::add);
        run.arms().stream().filter(ResultArm::ceiling).forEach(a -> all.addAll(rows.of(a)));
        return List.copyOf(all);
    }

    private List<ArmRow> of(ResultArm arm) {
        Map<String, ScoreRow> wrong = scoresOf(arm, GroupScores.FAILURES_AS_WRONG);
        Map<String, ScoreRow> answered = scoresOf(arm, GroupScores.ANSWERED_ONLY);
        if (wrong.isEmpty() && answered.isEmpty()) {
            return List.of();
        }
        if (same(wrong, answered)) {
            Map<String, ScoreRow> both = new LinkedHashMap<>(wrong);
            answered.forEach(both::putIfAbsent);
            return List.of(row(arm, EITHER, both));
        }
        List<ArmRow> rows = new ArrayList<>();
        if (!wrong.isEmpty()) {
            rows.add(row(arm, WRONG, wrong));
        }
        if (!answered.isEmpty()) {
            rows.add(row(arm, ANSWERED, answered));
        }
        return rows;
    }

    private Map<String, ScoreRow> scoresOf(ResultArm arm, String rule) {
        Map<String, ScoreRow> found = new LinkedHashMap<>();
        for (String metric : scores.metrics()) {
            scores.ofCohort(arm.id(), metric, rule).ifPresent(row -> found.put(metric, row));
        }
        return found;
    }

    /** Whether no reading failed: every score that both rules give has the same value and number. */
    private static boolean same(Map<String, ScoreRow> wrong, Map<String, ScoreRow> answered) {
        boolean any = false;
        for (Map.Entry<String, ScoreRow> entry : answered.entrySet()) {
            ScoreRow a = entry.getValue();
            ScoreRow w = wrong.get(entry.getKey());
            if (w == null || Double.isNaN(w.value()) && !Double.isNaN(a.value())) {
                continue;
            }
            if (Double.compare(a.value(), w.value()) != 0 || a.defined() != w.defined() || a.total() != w.total()) {
                return false;
            }
            any = true;
        }
        return any && answered.keySet().containsAll(wrong.keySet());
    }

    private ArmRow row(ResultArm arm, String counted, Map<String, ScoreRow> own) {
        String n = commonNumber(own);
        Map<String, Double> values = new HashMap<>();
        Map<String, String> cells = new HashMap<>();
        own.forEach((metric, score) -> {
            values.put(metric, score.value());
            cells.put(metric, cell(score, n, counted.equals(EITHER)));
        });
        return new ArmRow(Optional.of(arm), arm.title(), counted, n, values, cells);
    }

    private String cell(ScoreRow score, String n, boolean either) {
        MetricInfo metric = run.metric(score.metric());
        String text = metric.format(score.value());
        if (metric.isCount() || Double.isNaN(score.value())) {
            return text;
        }
        String number = number(score).equals(n) ? "" : " (" + number(score) + ")";
        return text
                + number
                + interval(score, score.rule())
                        .or(() -> either ? interval(score, GroupScores.FAILURES_AS_WRONG) : Optional.empty())
                        .map(i -> "  " + metric.interval(i.low(), i.high()))
                        .orElse("");
    }

    private Optional<IntervalTable.Interval> interval(ScoreRow score, String rule) {
        return run.intervals().of(group, score.arm(), score.metric(), rule);
    }

    private static String number(ScoreRow score) {
        return score.defined() + "/" + score.total();
    }

    /** The number that most of a row's scores are over; a score over another carries its own. */
    private static String commonNumber(Map<String, ScoreRow> own) {
        Map<String, Integer> times = new LinkedHashMap<>();
        own.values().stream()
                .sorted((a, b) -> Integer.compare(b.defined(), a.defined()))
                .forEach(score -> times.merge(number(score), 1, Integer::sum));
        String common = "";
        for (Map.Entry<String, Integer> entry : times.entrySet()) {
            if (common.isEmpty() || entry.getValue() > times.get(common)) {
                common = entry.getKey();
            }
        }
        return common;
    }

    private ArmRow of(PublishedColumn column) {
        Map<String, Double> values = new HashMap<>();
        column.values().forEach((metric, printed) -> values.put(metric, number(printed)));
        return new ArmRow(Optional.empty(), column.title(), PUBLISHED, column.n(), values, column.values());
    }

    private static double number(String printed) {
        return printed.matches("[-+]?\\d+(\\.\\d+)?") ? Double.parseDouble(printed) : Double.NaN;
    }
}
