package org.readingroom.imaging;

import java.util.Optional;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/**
 * What follows from a reading of a slice: mask to polygon, mask or polygon to box, box to centre point. A value that is
 * there is never replaced, and nothing is derived against that direction.
 *
 * <p>An empty mask gives no polygon, box or centre; a mask too small for a ring gives no polygon.
 */
public final class Derivation {
    private Derivation() {}

    /** The values, and all that follow from them. */
    public static TaskValues complete(TaskValues values) {
        TaskValues all = values;
        Optional<Outlines> outlines = all.get(Task.SLICE_MASK).flatMap(Outlines::of);
        if (outlines.isPresent()) {
            all = withMissing(all, Task.POLYGON, outlines.get().polygon());
            all = withMissing(all, Task.BOUNDING_BOX, Optional.of(outlines.get().box()));
        }
        Optional<PixelPolygons> polygons = values.get(Task.POLYGON);
        all = withMissing(all, Task.BOUNDING_BOX, polygons.map(Outlines::boxOf));
        Optional<PixelPoint> centre = all.get(Task.BOUNDING_BOX).map(PixelBox::centre);
        return withMissing(all, Task.CENTRE_POINT, centre);
    }

    private static <V> TaskValues withMissing(TaskValues values, Task<V> task, Optional<V> derived) {
        return derived.isEmpty() || values.get(task).isPresent() ? values : values.with(task, derived.get());
    }

    /**
     * The area that a reading claims, as a mask to be compared with the tumour's: its mask, else its polygons filled,
     * else its box filled; empty where it has none of these.
     */
    public static Optional<Mask> area(TaskValues values, SliceFrame frame) {
        return values.get(Task.SLICE_MASK)
                .or(() -> values.get(Task.POLYGON).map(p -> Rasteriser.polygons(p, frame)))
                .or(() -> values.get(Task.BOUNDING_BOX).map(b -> Rasteriser.box(b, frame)));
    }
}
