package org.readingroom.report.internal;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.report.ScoreRow;

/**
 * Scores that may stand in one table: of one split, task, frame and unit.
 *
 * @param split {@code train}, {@code validation} or {@code test}
 * @param task the task's id
 * @param frame {@code source-mm}, {@code model-grid} or {@code -}
 * @param unit {@code 3d-patient}, {@code 3d-slab}, {@code 2d-slice-mean} or {@code patient}
 */
public record ScoreGroup(String split, String task, String frame, String unit) implements Comparable<ScoreGroup> {
    private static final List<String> SPLITS = List.of("test", "validation", "train");
    private static final List<String> TASKS =
            List.of("grade", "mask", "slice-mask", "centre-point", "bounding-box", "polygon");
    private static final List<String> FRAMES = List.of("-", "source-mm", "model-grid");
    private static final List<String> UNITS = List.of("patient", "3d-patient", "3d-slab", "2d-slice-mean");

    public static ScoreGroup of(ScoreRow row) {
        return new ScoreGroup(row.split(), row.task(), row.frame(), row.unit());
    }

    /** Test before validation before training, the primary frame and unit first; unknown words last, by alphabet. */
    @Override
    public int compareTo(ScoreGroup other) {
        int c = Order.compare(SPLITS, split, other.split);
        c = c != 0 ? c : Order.compare(TASKS, task, other.task);
        c = c != 0 ? c : Order.compare(UNITS, unit, other.unit);
        return c != 0 ? c : Order.compare(FRAMES, frame, other.frame);
    }

    /** The group as part of a file's name. */
    public String fileName() {
        return String.join("-", List.of(split, task, frame.equals("-") ? "no-frame" : frame, unit));
    }

    /** What a unit means that its name does not tell; empty for the others. */
    public static Optional<String> unitNote(String unit) {
        return unit.equals("3d-slab")
                ? Optional.of(
                        "Unit 3d-slab: the slices that were asked, stacked into one body and scored in 3-D; slices that"
                                + " were not asked are unscored, not true negatives.")
                : Optional.empty();
    }

    /** Who was scored, and how, as every table is headed. */
    public String heading() {
        String who = split.equals("train") ? "Training" : Order.capital(split);
        return who + " patients; " + (frame.equals("-") ? "" : "frame " + frame + ", ") + "unit " + unit;
    }
}
