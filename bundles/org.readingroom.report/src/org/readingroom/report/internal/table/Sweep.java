package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;

/** What every threshold of the sweep gives, a threshold a column. */
final class Sweep {
    private Sweep() {}

    static Optional<Section.Table> table(
            RunData run,
            Map<ProbabilitySection.Kind, Map<String, RunCsv.Row>> kinds,
            List<ProbabilitySection.Kind> order) {
        TreeSet<String> thresholds = new TreeSet<>();
        kinds.values().forEach(measures -> measures.keySet().stream()
                .filter(m -> m.matches("accuracy@[0-9.]+"))
                .forEach(m -> thresholds.add(m.substring(m.indexOf('@') + 1))));
        if (thresholds.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        for (ProbabilitySection.Kind kind : order) {
            Map<String, RunCsv.Row> measures = kinds.get(kind);
            for (String rule : List.of("", ProbabilitySection.WRONG)) {
                if (measures.containsKey("accuracy@" + thresholds.first() + rule)) {
                    rows(run, kind, rule, measures, thresholds, rows);
                }
            }
        }
        List<String> header = new ArrayList<>(List.of("Arm", "Patients", "Probability", "Counted", "n", "Measure"));
        header.addAll(thresholds);
        return Optional.of(new Section.Table(
                "probability-sweep",
                "Threshold sweep: HGG from the threshold on, a threshold a column.",
                header,
                rows,
                List.of("Intervals stand in probability_scores.csv of the run.")));
    }

    private static void rows(
            RunData run,
            ProbabilitySection.Kind kind,
            String rule,
            Map<String, RunCsv.Row> measures,
            TreeSet<String> thresholds,
            List<List<String>> into) {
        for (int m = 0; m < ProbabilitySection.AT.size(); m++) {
            List<String> row = ProbabilitySection.start(run, kind, rule, measures);
            row.add(ProbabilitySection.AT_TITLES.get(m));
            for (String threshold : thresholds) {
                RunCsv.Row cell = measures.get(ProbabilitySection.AT.get(m) + "@" + threshold + rule);
                row.add(cell == null ? Numbers.UNDEFINED : Numbers.format(cell.number("value"), ""));
            }
            into.add(row);
        }
    }
}
