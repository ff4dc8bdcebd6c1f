package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;
import org.readingroom.report.internal.Scores;

/**
 * Differences between two arms, patient by patient, with their mean and its interval as {@code pairs.csv} gives them. A
 * figure a task, metric, frame and unit; the primary pairs first.
 */
final class DifferenceFigure {
    private static final int MOST = 40;

    /** Of exploratory pairs, what is drawn: one measure a task; the tables have the rest. */
    private static final Set<String> DRAWN = Set.of("dice", "accuracy", "centre-distance");

    /** What pairs of one figure share. */
    private record Group(String role, String task, String metric, String frame, String unit) {}

    private DifferenceFigure() {}

    static List<Section.Figure> of(RunData run) {
        Map<Group, List<RunCsv.Row>> groups = new LinkedHashMap<>();
        List<RunCsv.Row> rows = new ArrayList<>(RunCsv.read(run.folder(), "pairs.csv"));
        for (String role : List.of("primary", "exploratory")) {
            rows.stream().filter(r -> drawn(r, role)).forEach(r -> groups.computeIfAbsent(
                            new Group(role, r.text("task"), r.text("metric"), r.text("frame"), r.text("unit")),
                            g -> new ArrayList<>())
                    .add(r));
        }
        List<Section.Figure> figures = new ArrayList<>();
        groups.forEach((group, pairs) -> figures.add(figure(run, group, pairs)));
        return figures;
    }

    private static boolean drawn(RunCsv.Row row, String role) {
        return row.text("role").equals(role)
                && (role.equals("primary")
                        || DRAWN.contains(row.text("metric"))
                                && !row.text("frame").equals("model-grid"));
    }

    private static Section.Figure figure(RunData run, Group group, List<RunCsv.Row> pairs) {
        FigureData data = new FigureData("a", "b", "case", "a-value", "b-value", "difference");
        List<Strips.Row> rows = new ArrayList<>();
        double reach = 0;
        for (RunCsv.Row pair : pairs.subList(0, Math.min(MOST, pairs.size()))) {
            Strips.Row row = row(run, group, pair, data);
            rows.add(row);
            reach = Math.max(reach, reach(row));
        }
        double end = reach > 0 ? reach * 1.05 : 1;
        Strips strips = new Strips("difference in " + group.metric() + " (a - b)", -end, end, Optional.of(0.0), rows);
        String caption = (group.role().equals("primary") ? "Primary" : "Exploratory") + " pairs: " + group.metric()
                + " of the first arm less that of the second, patient by patient (dots), with the difference of the"
                + " cohort and its 95 % interval (bar). Task " + group.task() + ", frame " + group.frame() + ", unit "
                + group.unit() + ", failures as wrong."
                + (pairs.size() > MOST ? " The first " + MOST + " of " + pairs.size() + " pairs." : "");
        String name = "differences-" + group.role() + "-" + group.task() + "-" + group.metric() + "-" + group.unit()
                + (group.frame().equals("-") ? "" : "-" + group.frame());
        return data.figure(name, caption, strips.svg("Differences between arms"));
    }

    private static double reach(Strips.Row row) {
        double reach = 0;
        for (Strips.Dot dot : row.dots()) {
            reach = Math.max(reach, Math.abs(dot.value()));
        }
        for (double v : row.span()
                .map(s -> new double[] {s.centre(), s.low(), s.high()})
                .orElse(new double[0])) {
            reach = Double.isNaN(v) ? reach : Math.max(reach, Math.abs(v));
        }
        return reach;
    }

    private static Strips.Row row(RunData run, Group group, RunCsv.Row pair, FigureData data) {
        Places places = new Places(run);
        String a = pair.text("a");
        String b = pair.text("b");
        Map<String, Double> first = values(run, group, a);
        Map<String, Double> second = values(run, group, b);
        List<Strips.Dot> dots = new ArrayList<>();
        first.forEach((caseId, value) -> {
            Double other = second.get(caseId);
            if (other != null) {
                dots.add(new Strips.Dot(value - other, Mark.PATIENT));
                data.add(a, b, caseId, value, other, value - other);
            }
        });
        String label = places.pair(a, b, 22) + " (" + pair.count("n") + ")";
        Strips.Span span = new Strips.Span(pair.number("difference"), pair.number("low"), pair.number("high"));
        return new Strips.Row(label, places.of(a), dots, Optional.of(span), claim(pair));
    }

    /** What may be said of a pair: the corrected p-value, or the words that stand in its place. */
    private static String claim(RunCsv.Row pair) {
        double holm = pair.number("p_holm");
        String verdict = pair.optional("verdict");
        if (!Double.isNaN(holm)) {
            return "Holm p = " + Numbers.p(holm) + (verdict.startsWith("cannot") ? "; " + verdict : "");
        }
        return Axes.shortened(verdict, 60);
    }

    /** A test patient's value of the metric; where it has none of its own, as balanced accuracy, whether it is right. */
    private static Map<String, Double> values(RunData run, Group group, String arm) {
        Map<String, Double> values = new HashMap<>();
        for (String metric : List.of(group.metric(), "accuracy")) {
            for (ScoreRow row : run.scores()) {
                boolean wanted = row.arm().equals(arm)
                        && row.split().equals("test")
                        && row.metric().equals(metric)
                        && row.task().equals(group.task())
                        && row.unit().equals(group.unit())
                        && Objects.equals(row.frame(), group.frame())
                        && row.rule().equals(Scores.FAILURES_AS_WRONG)
                        && !row.caseId().equals(Scores.COHORT);
                if (wanted && Double.isFinite(row.value())) {
                    values.put(row.caseId(), row.value());
                }
            }
            if (!values.isEmpty()) {
                return new java.util.TreeMap<>(values);
            }
        }
        return values;
    }
}
