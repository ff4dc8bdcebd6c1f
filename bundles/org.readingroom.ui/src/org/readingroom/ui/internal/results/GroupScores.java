package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.report.ScoreRow;

/** The scores of one group: of the cohort by arm, metric and rule, and of each case with failures as wrong. */
public final class GroupScores {
    /** The case id of a score of the whole cohort. */
    public static final String COHORT = "*";

    /** The rule that leaves failures out. */
    public static final String ANSWERED_ONLY = "answered-only";

    /** The rule that gives a failure the worst value. */
    public static final String FAILURES_AS_WRONG = "failures-as-wrong";

    private record Key(String arm, String metric, String rule) {}

    private final Map<Key, ScoreRow> cohort = new HashMap<>();
    private final Map<String, Map<String, double[]>> byArm = new LinkedHashMap<>();
    private final Set<String> arms = new LinkedHashSet<>();
    private final Set<String> cases = new LinkedHashSet<>();
    private final List<String> metrics;
    private final Map<String, Integer> columns = new HashMap<>();

    /** @param rows scores of one group alone */
    GroupScores(List<ScoreRow> rows) {
        metrics = rows.stream().map(ScoreRow::metric).distinct().toList();
        for (int i = 0; i < metrics.size(); i++) {
            columns.put(metrics.get(i), i);
        }
        rows.forEach(this::add);
    }

    private void add(ScoreRow row) {
        arms.add(row.arm());
        if (row.caseId().equals(COHORT)) {
            cohort.put(new Key(row.arm(), row.metric(), row.rule()), row);
            return;
        }
        cases.add(row.caseId());
        double[] values = byArm.computeIfAbsent(row.arm(), a -> new LinkedHashMap<>())
                .computeIfAbsent(row.caseId(), c -> undefined());
        int column = columns.get(row.metric());
        // Failures as wrong come before what was answered alone; the one stands where a run gives both.
        if (row.rule().equals(FAILURES_AS_WRONG) || Double.isNaN(values[column])) {
            values[column] = row.value();
        }
    }

    private double[] undefined() {
        double[] values = new double[metrics.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** The metrics, in the run's order. */
    public List<String> metrics() {
        return metrics;
    }

    /** The metrics that have a value for some single case. */
    public List<String> metricsOfCases() {
        List<String> found = new ArrayList<>();
        for (String metric : metrics) {
            int column = columns.get(metric);
            boolean any =
                    byArm.values().stream().flatMap(m -> m.values().stream()).anyMatch(v -> !Double.isNaN(v[column]));
            if (any) {
                found.add(metric);
            }
        }
        return found;
    }

    /** The arms that have scores in it, ceilings included. */
    public Set<String> arms() {
        return arms;
    }

    /** The cases, in the run's order. */
    public Set<String> cases() {
        return cases;
    }

    /** A score of the cohort. */
    public Optional<ScoreRow> ofCohort(String arm, String metric, String rule) {
        return Optional.ofNullable(cohort.get(new Key(arm, metric, rule)));
    }

    /** Whether an arm has scores of a case. */
    public boolean has(String arm, String caseId) {
        return byArm.getOrDefault(arm, Map.of()).containsKey(caseId);
    }

    /** An arm's score of a case, failures as wrong; NaN where there is none. */
    public double ofCase(String arm, String caseId, String metric) {
        double[] values = byArm.getOrDefault(arm, Map.of()).get(caseId);
        Integer column = columns.get(metric);
        return values == null || column == null ? Double.NaN : values[column];
    }
}
