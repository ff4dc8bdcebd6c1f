package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/** Small cohorts and readings, written down. */
final class Cohorts {
    static final String TEST = "test";

    private Cohorts() {}

    /** Patients p00, p01 and so on, a letter each: H, L or ? for a grade that is not known. */
    static List<CaseFact> cases(String split, String grades) {
        List<CaseFact> all = new ArrayList<>();
        for (int i = 0; i < grades.length(); i++) {
            char g = grades.charAt(i);
            all.add(new CaseFact(
                    id(split, i),
                    id(split, i),
                    split,
                    g == '?' ? OptionalInt.empty() : OptionalInt.of(g == 'H' ? 1 : 0),
                    "",
                    1.5));
        }
        return all;
    }

    static String id(String split, int i) {
        return String.format("%s-p%02d", split, i);
    }

    /**
     * Grades as an arm said them.
     *
     * @param said a letter a patient: H, L, or - for a failure
     * @param scores of class 1, as many as patients or none
     */
    static PatientSeries grades(String arm, String metric, String split, String truth, String said, double... scores) {
        Metric rule = new Grading(metric);
        Map<String, List<Comparison>> readings = new LinkedHashMap<>();
        SortedMap<String, Double> values = new TreeMap<>();
        for (int i = 0; i < truth.length(); i++) {
            String p = id(split, i);
            int label = said.charAt(i) == 'H' ? 1 : 0;
            Optional<Object> reading = said.charAt(i) == '-'
                    ? Optional.empty()
                    : Optional.of(scores.length == 0 ? ClassScore.of(label) : ClassScore.of(label, scores[i]));
            TaskValues is = TaskValues.NONE.with(Task.GRADE, ClassScore.of(truth.charAt(i) == 'H' ? 1 : 0));
            Comparison c = new Comparison(p, p, Optional.empty(), Optional.empty(), reading, is);
            readings.put(p, List.of(c));
            values.put(p, reading.isPresent() ? rule.score(c) : rule.failed(c));
        }
        SeriesKey key = new SeriesKey(arm, split, metric, "grade", "-", "patient", SeriesKey.FAILURES_AS_WRONG);
        return PatientSeries.of(key, rule.definition(), values, Optional.of(new PatientSeries.Pool(rule, readings)));
    }

    /** Dice of each patient. */
    static PatientSeries dice(String arm, String split, String unit, double... values) {
        MetricDefinition d =
                new MetricDefinition("dice", "Dice", Task.MASK, "", true, MetricDefinition.Scope.READING, "", "");
        SortedMap<String, Double> byPatient = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            byPatient.put(id(split, i), values[i]);
        }
        return PatientSeries.of(
                new SeriesKey(arm, split, "dice", "mask", "source-mm", unit, SeriesKey.FAILURES_AS_WRONG),
                d,
                byPatient,
                Optional.empty());
    }

    /**
     * A slice's answer.
     *
     * @param what 0, 1, 2, or the name of an end state
     */
    static AskedAnswer slice(int index, int repeat, String what) {
        return slice(index, repeat, what, OptionalDouble.empty(), Optional.empty());
    }

    static AskedAnswer slice(
            int index, int repeat, String what, OptionalDouble lp, Optional<AskedAnswer.Choices> choices) {
        boolean said = what.length() == 1;
        return new AskedAnswer(
                "axial-00" + index,
                "grade",
                repeat,
                Optional.of(said ? EndState.ANSWERED : EndState.valueOf(what)),
                said ? OptionalInt.of(Integer.parseInt(what)) : OptionalInt.empty(),
                said ? what : "",
                lp,
                choices);
    }

    static ArmFact arm(String id, boolean control, List<String> oracles, String... tasks) {
        return new ArmFact(id, id, control, false, oracles, List.of(tasks), VoteRule.PLURALITY, Map.of(), Map.of());
    }

    static ArmFact prompted(String id, Map<String, List<AskedAnswer>> answers) {
        return new ArmFact(id, id, false, true, List.of(), List.of("grade"), VoteRule.PLURALITY, answers, Map.of());
    }

    static AnalysisInput input(
            AnalysisPlan plan, List<CaseFact> cases, List<ArmFact> arms, List<PatientSeries> series) {
        List<MetricDefinition> metrics =
                series.stream().map(PatientSeries::metric).distinct().toList();
        return new AnalysisInput(plan, true, metrics, cases, arms, series, List.of());
    }

    static AnalysisPlan plan(Map<String, String> primary, List<List<String>> pairs) {
        return new AnalysisPlan(7, 500, primary, pairs, Optional.empty(), AnalysisPlan.Choose.AUTO);
    }

    /** The rows of a table, cells by title. */
    static List<Map<String, String>> rows(CsvTable table) {
        List<String> lines = table.text().lines().toList();
        String[] titles = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < titles.length; i++) {
                row.put(titles[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
