package org.readingroom.report.internal.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;
import org.readingroom.report.internal.ScoreGroup;
import org.readingroom.report.internal.Scores;
import org.readingroom.report.internal.table.Titles;

/** What arms gain over the best untrained control, from {@code gains.csv}. */
final class GainTable {
    private record Line(ScoreGroup group, RunCsv.Row row) {}

    private GainTable() {}

    static Optional<Section.Table> of(RunData run, Scores scores) {
        List<Line> lines = RunCsv.read(run.folder(), "gains.csv").stream()
                .filter(row -> !Double.isNaN(row.number("gain")))
                .map(row -> new Line(
                        new ScoreGroup(row.text("split"), row.text("task"), row.text("frame"), row.text("unit")), row))
                .sorted((a, b) -> a.group().compareTo(b.group()))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(row(run, scores, line)));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section.Table(
                        "gains",
                        "Gain over the best untrained control.",
                        List.of("Arm", "Scores of", "Score", "n", "Best control", "Chosen by", "Gain", "Says"),
                        rows,
                        List.of(
                                "Gain: the arm's score less the control's, turned so that more is better; in square brackets its 95 %"
                                        + " interval over patients. The best control is chosen on validation patients, or anew in each replicate of the bootstrap,"
                                        + " so that choosing it does not favour it.")));
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
