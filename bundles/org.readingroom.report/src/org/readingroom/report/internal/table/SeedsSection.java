package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;
import org.readingroom.report.internal.ScoreGroup;
import org.readingroom.report.internal.Scores;
import org.readingroom.report.internal.StudyText;

/** The spread of scores over the seeds of an arm and over the repeats of one that samples, beside the interval over patients. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "seeds", label = "Seeds and repeats")
public final class SeedsSection implements ReportSection {
    private static final String REPEATS = ".repeats";
    private static final int ENOUGH = 3;

    private record Line(ScoreGroup group, RunCsv.Row row) {}

    @Override
    public Optional<Section> render(RunData run) {
        Scores scores = new Scores(run);
        List<Line> lines = RunCsv.read(run.folder(), "seeds.csv").stream()
                .filter(row -> !Scores.COUNTS.contains(row.text("metric")) && !Double.isNaN(row.number("mean")))
                .map(row -> new Line(
                        new ScoreGroup(row.text("split"), row.text("task"), row.text("frame"), row.text("unit")), row))
                .sorted((a, b) -> a.group().compareTo(b.group()))
                .toList();
        List<Section.Block> blocks = new ArrayList<>();
        sampledOnce(run).ifPresent(blocks::add);
        if (!lines.isEmpty()) {
            blocks.add(table(run, scores, lines));
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("Seeds and repeats", blocks));
    }

    /** Arms that sample, and were asked too seldom to tell how much that matters. */
    private static Optional<Section.Block> sampledOnce(RunData run) {
        StudyText study = StudyText.read(run.folder());
        String arms = ArmFile.readers(run).stream()
                .filter(arm -> arm.decode().path("temperature").asDouble() > 0)
                .filter(arm -> study.arm(arm.arm().group()).isObject())
                .filter(arm -> study.arm(arm.arm().group())
                                .path("decode")
                                .path("repeats")
                                .asInt(1)
                        < ENOUGH)
                .map(arm -> arm.arm().id())
                .collect(Collectors.joining(", "));
        return arms.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section.Paragraph("WARNING: " + arms + " sampled and were asked fewer than " + ENOUGH
                        + " times, so that their spread from run to run is not known."));
    }

    private static Section.Table table(RunData run, Scores scores, List<Line> lines) {
        List<List<String>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(row(run, scores, line)));
        return new Section.Table(
                "seeds",
                "Scores over the seeds of an arm, and over the repeats of an arm that samples.",
                List.of(
                        "Arm",
                        "Scores of",
                        "Score",
                        "Counted",
                        "Runs",
                        "Mean \u00B1 sd",
                        "Range",
                        "Interval over patients"),
                rows,
                List.of("The spread over seeds or repeats is of the reader; the 95 % interval over patients, which"
                        + " stands here run by run, is of the sample. Neither holds the other."));
    }

    @Override
    public int rank() {
        return 450;
    }

    private static List<String> row(RunData run, Scores scores, Line line) {
        RunCsv.Row row = line.row();
        String group = row.text("group");
        boolean repeats = group.endsWith(REPEATS);
        String arm = repeats ? group.substring(0, group.length() - REPEATS.length()) : group;
        String unit = scores.unit(row.text("metric"));
        String sd = Double.isNaN(row.number("sd")) ? "" : " \u00B1 " + Numbers.format(row.number("sd"), unit);
        return List.of(
                repeats ? Titles.of(run, arm) : arm,
                line.group().split() + " patients, task " + line.group().task()
                        + (line.group().frame().equals("-")
                                ? ""
                                : ", " + line.group().frame()) + ", "
                        + line.group().unit(),
                scores.heading(row.text("metric")),
                row.text("rule").replace('-', ' '),
                row.text("seeds") + (repeats ? " repeats" : " seeds"),
                Numbers.format(row.number("mean"), unit) + sd,
                Numbers.format(row.number("min"), unit) + " to " + Numbers.format(row.number("max"), unit),
                intervals(run, scores, arm, line, unit));
    }

    private static String intervals(RunData run, Scores scores, String group, Line line, String unit) {
        String text = run.arms().stream()
                .filter(arm -> arm.group().equals(group) || arm.id().equals(group))
                .flatMap(arm -> scores
                        .intervals()
                        .text(arm.id(), line.row().text("metric"), line.row().text("rule"), line.group(), unit)
                        .stream())
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? Numbers.UNDEFINED : text;
    }
}
