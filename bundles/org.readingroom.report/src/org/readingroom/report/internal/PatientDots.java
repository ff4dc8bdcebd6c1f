package org.readingroom.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.report.Section;
import org.readingroom.report.Palette;

/** A metric's score of every patient as a dot, an arm a line, so that spread and failures are seen beside the mean. */
final class PatientDots {
    private PatientDots() {}

    /** The figure; empty where no case has a score. */
    static Optional<Section.Figure> figure(Scores scores, ScoreGroup group, String metric) {
        List<DotPlot.Line> lines = new ArrayList<>();
        List<RunData.Arm> arms = ArmNotes.readers(scores.arms());
        for (int a = 0; a < arms.size(); a++) {
            List<DotPlot.Dot> dots = dots(scores, group, metric, arms.get(a));
            if (!dots.isEmpty()) {
                lines.add(new DotPlot.Line(arms.get(a).title(), Palette.arm(a), dots));
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String unit = scores.unit(metric);
        String heading = scores.heading(metric);
        String caption = heading + " of each patient, by arm. " + group.heading()
                + ". A dot is a patient, a cross a failed reading scored as wrong, the upright bar the mean of all of them.";
        DotPlot plot =
                new DotPlot(heading + ", " + group.unit(), unit.isEmpty() ? Optional.of(1.0) : Optional.empty(), lines);
        return Optional.of(new Section.Figure(metric + "-" + group.fileName(), caption, plot.svg()));
    }

    private static List<DotPlot.Dot> dots(Scores scores, ScoreGroup group, String metric, RunData.Arm arm) {
        List<DotPlot.Dot> dots = new ArrayList<>();
        for (String caseId : scores.cases(group)) {
            Optional<ScoreRow> score =
                    scores.ofCase(arm.id(), caseId, metric, group).filter(s -> Double.isFinite(s.value()));
            boolean whole = group.unit().equals("3d-patient");
            score.ifPresent(
                    s -> dots.add(new DotPlot.Dot(caseId, s.value(), whole && scores.failed(arm.id(), caseId, group))));
        }
        return dots;
    }
}
