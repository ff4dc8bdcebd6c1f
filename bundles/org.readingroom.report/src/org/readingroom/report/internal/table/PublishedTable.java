package org.readingroom.report.internal.table;

import java.util.List;
import java.util.Optional;
import org.readingroom.report.internal.ScoreGroup;

/**
 * A published table, and what a score of ours must be to stand beside its numbers.
 *
 * @param id its number in the publication
 * @param name for files, and for rows named in a study file
 * @param caption what it shows
 * @param reader {@code volume} or {@code prompted}
 * @param asks the task that its readers are asked
 * @param slices {@code reference} where only slices with tumour were asked; else null
 * @param task the task that its numbers score
 * @param frame their frame
 * @param unit their unit
 * @param pixels rows and columns of their frame's slices; null where they have none
 * @param voxels slices, rows and columns of their frame; null where they have none
 * @param oracles the uses of the truth in its readers' input
 * @param columns its columns
 * @param footnotes the readings taken
 */
public record PublishedTable(
        String id,
        String name,
        String caption,
        String reader,
        String asks,
        String slices,
        String task,
        String frame,
        String unit,
        List<Integer> pixels,
        List<Integer> voxels,
        List<String> oracles,
        List<PublishedColumn> columns,
        List<String> footnotes) {
    /** The scores of ours of a split that may stand beside it. */
    ScoreGroup group(String split) {
        return new ScoreGroup(split, task, frame, unit);
    }

    /** The size that a grid of ours must have for a number of ours to be in its frame, last axes first to be dropped. */
    Optional<List<Integer>> size() {
        return Optional.ofNullable(voxels).or(() -> Optional.ofNullable(pixels));
    }

    boolean ofGrades() {
        return task.equals("grade");
    }

    boolean ofSlices() {
        return "reference".equals(slices);
    }
}
