package org.readingroom.report.internal.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;
import org.readingroom.report.internal.ScoreGroup;
import org.readingroom.report.internal.Scores;
import org.readingroom.report.internal.StudyText;
import org.readingroom.report.internal.table.Titles;

/** What arms gain over the best untrained control, from {@code gains.csv}. */
final class GainTable {
    /** Where a study names no primary metric. */
    private static final Set<String> USUAL = Set.of("balanced-accuracy", "dice", "centre-in-box");

    private record Line(ScoreGroup group, RunCsv.Row row) {}

    private GainTable() {}

    /** The gains in the metrics that claims are made of, and those in all others. */
    static List<Section.Table> of(RunData run, Scores scores) {
        Set<String> primary = primary(run);
        Map<Boolean, List<Line>> lines = RunCsv.read(run.folder(), "gains.csv").stream()
                .filter(row -> !Double.isNaN(row.number("gain")))
                .map(row -> new Line(
                        new ScoreGroup(row.text("split"), row.text("task"), row.text("frame"), row.text("unit")), row))
                .sorted((a, b) -> a.group().compareTo(b.group()))
                .collect(Collectors.partitioningBy(
                        line -> primary.contains(line.row().text("metric"))));
        List<Section.Table> tables = new ArrayList<>();
        if (!lines.get(true).isEmpty()) {
            tables.add(table(run, scores, lines.get(true), "gains", "Gain over the best untrained control."));
        }
        if (!lines.get(false).isEmpty()) {
            tables.add(table(
                    run,
                    scores,
                    lines.get(false),
                    "gains-others",
                    "Gain over the best untrained control in the other scores."));
        }
        return tables;
    }

    private static Set<String> primary(RunData run) {
        Set<String> named = new HashSet<>();
        StudyText.read(run.folder())
                .tree()
                .path("analysis")
                .path("primary")
                .forEach(metric -> named.add(metric.asText()));
        return named.isEmpty() ? USUAL : named;
    }

    private static Section.Table table(RunData run, Scores scores, List<Line> lines, String name, String caption) {
        List<List<String>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(row(run, scores, line)));
        List<String> notes = new ArrayList<>(
                List.of("Gain: the arm's score less the control's, turned so that more is better; in square brackets"
                        + " its 95 % interval over patients. The best control is chosen on validation patients, or"
                        + " anew in each replicate of the bootstrap, so that choosing it does not favour it."));
        lines.stream()
                .map(line -> line.group().unit())
                .distinct()
                .flatMap(unit -> ScoreGroup.unitNote(unit).stream())
                .forEach(notes::add);
        return new Section.Table(
                name,
                caption,
                List.of("Arm", "Scores of", "Score", "n", "Best control", "Chosen by", "Gain", "Says"),
                rows,
                notes);
    }

    private static List<String> row(RunData run, Scores scores, Line line) {
        RunCsv.Row row = line.row();
        String unit = scores.unit(row.text("metric"));
        double low = row.number("low");
        double high = row.number("high");
        boolean interval = !Double.isNaN(low) && !Double.isNaN(high);
        String says = !interval
                ? Numbers.UNDEFINED
                : low > 0 ? "better" : high < 0 ? "worse" : "no better than a control, as far as these patients tell";
        return List.of(
                Titles.of(run, row.text("arm")),
                line.group().split() + " patients, task " + line.group().task()
                        + (line.group().frame().equals("-")
                                ? ""
                                : ", " + line.group().frame()) + ", "
                        + line.group().unit(),
                scores.heading(row.text("metric")),
                row.text("n"),
                row.text("control"),
                row.text("chosen_by"),
                Numbers.format(row.number("gain"), unit) + (interval ? "\n" + Numbers.interval(low, high, unit) : ""),
                says);
    }
}
