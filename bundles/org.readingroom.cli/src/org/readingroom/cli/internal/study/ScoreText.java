package org.readingroom.cli.internal.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;

/** The cohort's scores as text: one table a part, frame and unit; arms down, metrics across; failures count as wrong. */
final class ScoreText {
    private ScoreText() {}

    static String of(RunData run) {
        Map<String, List<ScoreRow>> tables = new LinkedHashMap<>();
        for (ScoreRow r : run.scores()) {
            if (r.caseId().equals("*") && r.rule().equals("failures-as-wrong")) {
                String frame = r.frame().equals("-") ? "" : ", frame " + r.frame();
                tables.computeIfAbsent(
                                r.split() + ", unit " + r.unit() + frame + outline(run, r), k -> new ArrayList<>())
                        .add(r);
            }
        }
        StringBuilder text = new StringBuilder();
        tables.forEach((title, rows) -> text.append(title)
                .append(" (failures as wrong)\n")
                .append(table(run, rows))
                .append('\n'));
        return text.toString().stripTrailing();
    }

    /** What a metric of masks is against where that is not the mask. */
    private static String outline(RunData run, ScoreRow row) {
        boolean own = run.definitions().stream()
                .filter(d -> d.id().equals(row.metric()))
                .allMatch(d -> d.task().id().equals(row.task()));
        return own ? "" : ", against the " + row.task() + "'s area";
    }

    private static String table(RunData run, List<ScoreRow> rows) {
        Set<String> metrics = new LinkedHashSet<>();
        // A metric of volumes has no value on slices: no column rather than an empty one.
        rows.stream().filter(r -> !r.unit().startsWith("2d") || r.defined() > 0).forEach(r -> metrics.add(r.metric()));
        Set<String> counts = run.definitions().stream()
                .filter(d -> d.unit().equals("patients"))
                .map(MetricDefinition::id)
                .collect(Collectors.toSet());
        List<List<String>> lines = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("arm", "n"));
        header.addAll(metrics);
        lines.add(header);
        for (RunData.Arm arm : run.arms()) {
            List<ScoreRow> own =
                    rows.stream().filter(r -> r.arm().equals(arm.id())).toList();
            if (!own.isEmpty()) {
                lines.add(line(arm, own, metrics, counts));
            }
        }
        return align(lines);
    }

    private static List<String> line(RunData.Arm arm, List<ScoreRow> own, Set<String> metrics, Set<String> counts) {
        List<String> line = new ArrayList<>();
        line.add(arm.title());
        line.add(Integer.toString(own.stream().mapToInt(ScoreRow::total).max().orElse(0)));
        for (String metric : metrics) {
            boolean whole = counts.contains(metric);
            line.add(own.stream()
                    .filter(r -> r.metric().equals(metric))
                    .findFirst()
                    .map(r -> Double.isNaN(r.value()) ? "-" : number(r.value(), whole))
                    .orElse(""));
        }
        return line;
    }

    private static String number(double v, boolean whole) {
        return whole ? Long.toString(Math.round(v)) : String.format(Locale.ROOT, "%.4f", v);
    }

    private static String align(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        lines.forEach(l -> {
            for (int i = 0; i < l.size(); i++) {
                widths[i] = Math.max(widths[i], l.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> l : lines) {
            StringBuilder one = new StringBuilder("  ");
            for (int i = 0; i < l.size(); i++) {
                String pad = " ".repeat(widths[i] - l.get(i).length());
                one.append(i == 0 ? l.get(i) + pad : pad + l.get(i)).append("  ");
            }
            text.append(one.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
