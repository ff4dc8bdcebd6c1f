package org.readingroom.ui.internal.results;

import java.util.Comparator;
import java.util.List;
import org.readingroom.api.report.ScoreRow;

/**
 * Scores that may stand in one table: of the same patients, task, frame and unit.
 *
 * @param split {@code test}, {@code validation} or {@code train}
 * @param task the task's id
 * @param frame {@code source-mm} or {@code model-grid}; {@code -} where there is none
 * @param unit such as {@code 3d-patient}
 */
public record ScoreGroup(String split, String task, String frame, String unit) implements Comparable<ScoreGroup> {
    private static final List<String> SPLITS = List.of("test", "validation", "train");
    private static final List<String> TASKS = List.of("grade", "mask", "centre-point", "bounding-box", "polygon");
    private static final List<String> FRAMES = List.of("-", "source-mm", "model-grid");
    private static final List<String> UNITS = List.of("patient", "3d-patient", "2d-slice-mean", "3d-slab");

    private static final Comparator<ScoreGroup> ORDER = Comparator.comparingInt(
                    (ScoreGroup g) -> place(SPLITS, g.split))
            .thenComparingInt(g -> place(FRAMES, g.frame))
            .thenComparingInt(g -> place(TASKS, g.task))
            .thenComparingInt(g -> place(UNITS, g.unit))
            .thenComparing(ScoreGroup::toString);

    /** The group of a score. */
    public static ScoreGroup of(ScoreRow row) {
        return new ScoreGroup(row.split(), row.task(), row.frame(), row.unit());
    }

    /** Such as {@code test patients: mask, 3d-patient, source-mm}. */
    public String heading() {
        return split + " patients: " + task + ", " + unit + (frame.equals("-") ? "" : ", " + frame);
    }

    private static int place(List<String> known, String word) {
        int at = known.indexOf(word);
        return at < 0 ? known.size() : at;
    }

    @Override
    public int compareTo(ScoreGroup other) {
        return ORDER.compare(this, other);
    }
}
