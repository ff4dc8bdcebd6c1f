package org.readingroom.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.Rasteriser;
import org.readingroom.study.CohortCase;

/** What a case's reading says of each slice beside the truth, made once for all metrics. */
final class SliceComparisons {
    private final CohortCase place;
    private final FrameReading reading;
    private final Map<Task<?>, List<Comparison>> ofTask = new HashMap<>();
    private final Map<Task<?>, List<Comparison>> ofOutline = new HashMap<>();

    SliceComparisons(CohortCase place, FrameReading reading) {
        this.place = place;
        this.reading = reading;
    }

    /** Values of a task of slices; a mask's truth stands under the mask of the case too. */
    List<Comparison> of(Task<?> task) {
        return ofTask.computeIfAbsent(task, t -> {
            List<Comparison> all = new ArrayList<>();
            for (FrameReading.OnSlice slice : reading.slices()) {
                TaskValues truth = truth(slice);
                if (truth.tasks().contains(t)) {
                    TaskValues seen = t.equals(Task.SLICE_MASK)
                            ? truth.with(Task.MASK, truth.get(Task.SLICE_MASK).orElseThrow())
                            : truth;
                    add(all, slice, slice.said().get(t).map(v -> v), seen);
                }
            }
            return all;
        });
    }

    /** The areas of boxes or polygons beside the area of the true one; slices that truly have none are left out. */
    List<Comparison> ofArea(Task<?> outline) {
        return ofOutline.computeIfAbsent(outline, t -> {
            List<Comparison> all = new ArrayList<>();
            for (FrameReading.OnSlice slice : reading.slices()) {
                SliceFrame frame = reading.frame().truth().frame(slice.ref());
                Optional<Mask> area = area(truth(slice), t, frame);
                if (area.isPresent()) {
                    TaskValues seen =
                            TaskValues.NONE.with(Task.MASK, area.get()).with(Task.SLICE_MASK, area.get());
                    add(all, slice, area(slice.said(), t, frame).map(v -> v), seen);
                }
            }
            return all;
        });
    }

    private TaskValues truth(FrameReading.OnSlice slice) {
        return reading.frame().truth().on(slice.ref());
    }

    /** While answers are missing, a slice without a value may be one of them, and is not scored. */
    private void add(List<Comparison> all, FrameReading.OnSlice slice, Optional<Object> said, TaskValues seen) {
        if (reading.missing().isEmpty() || said.isPresent()) {
            all.add(new Comparison(
                    place.caseId(),
                    place.patient(),
                    Optional.of(slice.ref()),
                    Optional.of(reading.frame().truth().frame(slice.ref())),
                    said,
                    seen));
        }
    }

    private static Optional<Mask> area(TaskValues values, Task<?> outline, SliceFrame frame) {
        return outline.equals(Task.BOUNDING_BOX)
                ? values.get(Task.BOUNDING_BOX).map(b -> Rasteriser.box(b, frame))
                : values.get(Task.POLYGON).map(p -> Rasteriser.polygons(p, frame));
    }
}
