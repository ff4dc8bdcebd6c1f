package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.readingroom.api.report.RunData;
import org.readingroom.report.PublishedScores;
import org.readingroom.report.internal.CohortFile;
import org.readingroom.report.internal.StudyText;

/** The published columns that the report of a run shows beside ours, for others than the report. */
public final class BesideColumnsOfRun {
    private BesideColumnsOfRun() {}

    /** Those of the study that the run's study file names, by the rules of {@link BesideSection}. */
    public static List<PublishedScores> of(RunData run) {
        StudyText study = StudyText.read(run.folder());
        Optional<PublishedStudy> published = study.beside().flatMap(PublishedStudy::find);
        if (published.isEmpty() || CohortFile.read(run.folder()).synthetic()) {
            return List.of();
        }
        ArmChoice choice = new ArmChoice(run, study);
        OurScores ours = new OurScores(run);
        List<PublishedScores> all = new ArrayList<>();
        for (PublishedTable table : published.get().tables()) {
            BesideColumns columns = BesideColumns.of(table, choice, ours);
            columns.shown(false).forEach(c -> all.add(scores(published.get(), table, c)));
        }
        return all;
    }

    private static PublishedScores scores(PublishedStudy study, PublishedTable table, PublishedColumn column) {
        Map<String, String> values = new LinkedHashMap<>(BesideTable.theirs(column));
        values.remove("n");
        return new PublishedScores(
                study.title(),
                table.id(),
                column.label(),
                column.split(),
                table.task(),
                table.frame(),
                table.unit(),
                column.n() == null ? OptionalInt.empty() : OptionalInt.of(column.n()),
                values);
    }
}
