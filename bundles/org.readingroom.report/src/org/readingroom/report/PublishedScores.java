package org.readingroom.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.table.BesideColumnsOfRun;

/**
 * A column of a published study that may stand beside scores of a run: those of its frame and unit, where the run has a
 * reader of its kind, and never beside synthetic cases or a grid of another size.
 *
 * @param study whose numbers, such as {@code Liu, Yoo, Khalvati 2025}
 * @param table the table's number in the publication
 * @param label how the column is headed there
 * @param split which patients, {@code train}, {@code validation} or {@code test}
 * @param task the task scored
 * @param frame as in {@code scores.csv}
 * @param unit as in {@code scores.csv}
 * @param n over how many patients, where the publication says
 * @param values the scores by metric, as printed
 */
public record PublishedScores(
        String study,
        String table,
        String label,
        String split,
        String task,
        String frame,
        String unit,
        OptionalInt n,
        Map<String, String> values) {
    /**
     * Those of the study that {@code report: beside} of a run names; none where it names none.
     *
     * @throws ReportException where a file of the run cannot be read
     */
    public static List<PublishedScores> beside(RunData run) {
        return BesideColumnsOfRun.of(run);
    }
}
