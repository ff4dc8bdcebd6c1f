package org.readingroom.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.readingroom.api.task.Task;

/**
 * What every reader of a study is scored against beside the voxel mask, because some arm is asked it.
 *
 * @param outlines boxes or polygons: areas are also compared with that of the true outline, drawn by the platform's rule of
 *     {@link org.readingroom.imaging.Rasteriser.Rule}
 * @param slabs whether the slices that were asked are also stacked and scored as one volume
 */
record ScoreScope(List<Task<?>> outlines, boolean slabs) {
    /** The voxel mask alone. */
    static final ScoreScope MASK = new ScoreScope(List.of(), false);

    /** @param asked ids of the tasks of each arm */
    static ScoreScope of(Collection<List<String>> asked) {
        TreeSet<String> ids = new TreeSet<>();
        asked.forEach(ids::addAll);
        List<Task<?>> outlines = new ArrayList<>();
        for (Task<?> task : List.of(Task.BOUNDING_BOX, Task.POLYGON)) {
            if (ids.contains(task.id())) {
                outlines.add(task);
            }
        }
        return new ScoreScope(List.copyOf(outlines), !outlines.isEmpty() || ids.contains(Task.SLICE_MASK.id()));
    }
}
