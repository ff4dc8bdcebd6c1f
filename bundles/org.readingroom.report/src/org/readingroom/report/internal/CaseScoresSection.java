package org.readingroom.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.report.Section;

/** Every test case's scores, an arm a row, so that no mean hides a patient. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "cases", label = "Scores by case")
public final class CaseScoresSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        Scores scores = new Scores(run);
        List<Section.Block> blocks = new ArrayList<>();
        for (ScoreGroup group : scores.groups(task -> true)) {
            List<String> metrics = scores.metrics(group, true);
            if (group.split().equals("test") && !metrics.isEmpty()) {
                blocks.add(table(scores, group, metrics));
            }
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("Scores by case", blocks));
    }

    @Override
    public int rank() {
        return 500;
    }

    private static Section.Table table(Scores scores, ScoreGroup group, List<String> metrics) {
        List<String> header = new ArrayList<>(List.of("Case", "Arm"));
        metrics.forEach(metric -> header.add(scores.heading(metric)));
        boolean slices = group.unit().equals("2d-slice-mean");
        header.add(slices ? "Slices" : "Reading");
        List<List<String>> rows = new ArrayList<>();
        for (String caseId : scores.cases(group)) {
            for (RunData.Arm arm : scores.arms()) {
                row(scores, group, metrics, caseId, arm, slices).ifPresent(rows::add);
            }
        }
        List<String> notes = new ArrayList<>(List.of("A failed reading is scored as wrong. n = 1 reading a row."));
        if (slices) {
            notes.set(0, "A failed slice is scored as wrong. Slices: scored / asked.");
        }
        ScoreGroup.unitNote(group.unit()).ifPresent(notes::add);
        ArmNotes.ceilings(scores.arms(), rows).ifPresent(notes::add);
        notes.add(Numbers.UNDEFINED_NOTE);
        return new Section.Table(
                "cases-" + group.fileName(),
                "Task " + group.task() + ", case by case. " + group.heading() + ".",
                header,
                rows,
                notes);
    }

    private static Optional<List<String>> row(
            Scores scores, ScoreGroup group, List<String> metrics, String caseId, RunData.Arm arm, boolean slices) {
        List<String> cells = new ArrayList<>(List.of(caseId, arm.title()));
        Optional<ScoreRow> any = Optional.empty();
        for (String metric : metrics) {
            Optional<ScoreRow> score = scores.ofCase(arm.id(), caseId, metric, group);
            any = any.or(() -> score);
            cells.add(score.map(s -> Numbers.format(s.value(), scores.unit(metric)))
                    .orElse(Numbers.UNDEFINED));
        }
        String failed = !slices && scores.failed(arm.id(), caseId, group) ? "failed" : "answered";
        cells.add(any.filter(s -> slices)
                .map(s -> Numbers.share(s.defined(), s.total()))
                .orElse(failed));
        return any.map(present -> cells);
    }
}
