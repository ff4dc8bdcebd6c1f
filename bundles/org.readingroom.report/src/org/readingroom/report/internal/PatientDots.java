package org.readingroom.report.internal;

import java.util.Optional;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.figure.DotRows;

/** A metric's score of every patient as a dot, an arm a line, so that spread and failures are seen beside the mean. */
final class PatientDots {
    private PatientDots() {}

    /** The figure; empty where no case has a score. */
    static Optional<Section.Block> figure(Scores scores, ScoreGroup group, String metric) {
        String unit = scores.unit(metric);
        String heading = scores.heading(metric);
        DotRows rows = new DotRows(
                heading + ", " + group.unit(), unit.isEmpty() ? Optional.of(1.0) : Optional.empty(), scores.arms());
        for (RunData.Arm arm : ArmNotes.readers(scores.arms())) {
            dots(scores, group, metric, arm, rows);
        }
        String caption = heading + " of each patient, by arm. " + group.heading()
                + ". A dot is a patient, a cross a failed reading scored as wrong, the upright bar the mean of all of"
                + " them; n in brackets.";
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.block(metric + "-" + group.fileName(), caption));
    }

    private static void dots(Scores scores, ScoreGroup group, String metric, RunData.Arm arm, DotRows rows) {
        boolean whole = group.unit().equals("3d-patient");
        for (String caseId : scores.cases(group)) {
            Optional<ScoreRow> score =
                    scores.ofCase(arm.id(), caseId, metric, group).filter(s -> Double.isFinite(s.value()));
            score.ifPresent(
                    s -> rows.add(arm.id(), caseId, s.value(), whole && scores.failed(arm.id(), caseId, group)));
        }
    }
}
