package org.readingroom.run;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.SliceGeometry;
import org.readingroom.imaging.SliceMasks;
import org.readingroom.imaging.TruthOfSlice;

/** The truth of one case: its grade from the labels, its whole-tumour mask, and what follows from that on each slice. */
public final class CaseTruth {
    private final TaskValues values;
    private final Optional<Grid> grid;
    private final Map<SliceRef, TaskValues> slices = new HashMap<>();

    private CaseTruth(TaskValues values, Optional<Grid> grid) {
        this.values = values;
        this.grid = grid;
    }

    /** Opens the truth of a case; tasks it has no truth for have no value. */
    public static CaseTruth of(Case subject) {
        return of(subject, subject.reference());
    }

    /** As {@link #of(Case)}, from a reference that is at hand, on whatever grid. */
    static CaseTruth of(Case subject, Optional<LabelMap> reference) {
        TaskValues values = TaskValues.NONE;
        Optional<ClassScore> grade = classOf(subject, Task.GRADE);
        if (grade.isPresent()) {
            values = values.with(Task.GRADE, grade.get());
        }
        if (reference.isPresent()) {
            values = values.with(Task.MASK, reference.get().foreground());
        }
        return new CaseTruth(values, reference.map(LabelMap::grid));
    }

    /** The same truth on a model grid: each of its voxels takes the reference's nearest. */
    CaseTruth onto(ModelGrid model) {
        return mask().map(m -> new CaseTruth(values.with(Task.MASK, model.resample(m)), Optional.of(model.grid())))
                .orElse(this);
    }

    /** The class of a case by the label of the task's name; empty where it has none of the task's classes. */
    public static Optional<ClassScore> classOf(Case subject, Task<ClassScore> task) {
        String label = subject.info().labels().get(task.id());
        if (label == null) {
            return Optional.empty();
        }
        for (int i = 0; i < task.classes().size(); i++) {
            if (task.classes().get(i).toLowerCase(Locale.ROOT).equals(label.toLowerCase(Locale.ROOT))) {
                return Optional.of(ClassScore.of(i));
            }
        }
        return Optional.empty();
    }

    /** The truth for tasks of cases. */
    public TaskValues values() {
        return values;
    }

    /** Where the reference's voxels lie; empty where there is no reference. */
    public Optional<Grid> grid() {
        return grid;
    }

    /** The whole tumour; empty where there is no reference. */
    public Optional<Mask> mask() {
        return values.get(Task.MASK);
    }

    /** The truth for tasks of slices, from the reference on that slice; no values where there is no reference. */
    public TaskValues on(SliceRef slice) {
        return grid.map(g -> slices.computeIfAbsent(slice, s -> TruthOfSlice.of(mask().orElseThrow(), g, s)))
                .orElse(TaskValues.NONE);
    }

    /** The tumour on a slice, without what follows from it; empty where there is no reference. */
    Optional<Mask> sliceMask(SliceRef slice) {
        return grid.map(g -> SliceMasks.of(mask().orElseThrow(), g, slice));
    }

    /** The frame of a slice of the reference's grid. */
    public SliceFrame frame(SliceRef slice) {
        return SliceGeometry.of(grid.orElseThrow(), slice).frame();
    }
}
