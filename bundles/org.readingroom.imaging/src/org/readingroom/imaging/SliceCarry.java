package org.readingroom.imaging;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/**
 * Carries what is said of a slice of a model grid to the slice of the source that it shows. Both lie along the same
 * axes, so that rows map to rows and columns to columns, each by a scale and a shift.
 *
 * <p>Points and vertices carry as pixel centres; a box carries by its outer edges, half a pixel beyond its indices; of a
 * mask each source pixel takes the nearest model pixel. Values of other tasks are not known here and are left behind.
 */
public final class SliceCarry {
    private final SliceRef source;
    private final SliceFrame from;
    private final SliceFrame to;
    private final double[] rows;
    private final double[] columns;

    private SliceCarry(ModelGrid model, SliceRef asked) {
        SliceGeometry shown = SliceGeometry.of(model.grid(), asked);
        source = model.sourceSlice(asked);
        SliceGeometry under = SliceGeometry.of(model.source(), source);
        from = shown.frame();
        to = under.frame();
        double[] zero = pixel(model, shown, under, 0, 0);
        double[] one = pixel(model, shown, under, 1, 1);
        rows = new double[] {one[0] - zero[0], zero[0]};
        columns = new double[] {one[1] - zero[1], zero[1]};
    }

    /**
     * The carry of one slice.
     *
     * @param asked a slice of the model grid
     * @throws ImagingException where there is no such slice
     */
    public static SliceCarry of(ModelGrid model, SliceRef asked) {
        return new SliceCarry(model, asked);
    }

    private static double[] pixel(
            ModelGrid model, SliceGeometry shown, SliceGeometry under, double row, double column) {
        double[] at = shown.toVoxel(row, column);
        double[] voxel = model.toSource(at[0], at[1], at[2]);
        return under.toPixel(voxel[0], voxel[1], voxel[2]);
    }

    /** The slice of the source. */
    public SliceRef source() {
        return source;
    }

    /** The frame of the source's slice. */
    public SliceFrame frame() {
        return to;
    }

    /** Values said of the model's slice, on the source's slice. */
    public TaskValues toSource(TaskValues values) {
        TaskValues carried = TaskValues.NONE;
        carried = with(carried, Task.CENTRE_POINT, values.get(Task.CENTRE_POINT).map(this::point));
        carried = with(carried, Task.BOUNDING_BOX, values.get(Task.BOUNDING_BOX).map(this::box));
        carried = with(carried, Task.POLYGON, values.get(Task.POLYGON).map(this::polygons));
        return with(carried, Task.SLICE_MASK, values.get(Task.SLICE_MASK).map(this::mask));
    }

    private static <V> TaskValues with(TaskValues values, Task<V> task, Optional<V> value) {
        return value.isEmpty() ? values : values.with(task, value.get());
    }

    private PixelPoint point(PixelPoint p) {
        return new PixelPoint(at(rows, p.row()), at(columns, p.column()));
    }

    private PixelPolygons polygons(PixelPolygons p) {
        return new PixelPolygons(p.rings().stream()
                .map(ring -> (List<PixelPoint>) ring.stream().map(this::point).toList())
                .toList());
    }

    private PixelBox box(PixelBox b) {
        double[] r = span(rows, b.top(), b.bottom());
        double[] c = span(columns, b.left(), b.right());
        return new PixelBox(r[0], c[0], r[1], c[1]);
    }

    /** Outer edges carried, as indices again; one pixel where they enclose less. */
    private static double[] span(double[] map, double least, double greatest) {
        double low = at(map, least - 0.5) + 0.5;
        double high = at(map, greatest + 0.5) - 0.5;
        double middle = (low + high) / 2;
        return high < low ? new double[] {middle, middle} : new double[] {low, high};
    }

    private Mask mask(Mask m) {
        if (m.rank() != 2 || m.extent(0) != from.rows() || m.extent(1) != from.columns()) {
            throw new IllegalArgumentException(m + " is no mask of a slice of " + from);
        }
        boolean[] bits = new boolean[to.rows() * to.columns()];
        for (int r = 0, at = 0; r < to.rows(); r++) {
            int row = nearest(rows, r, from.rows());
            for (int c = 0; c < to.columns(); c++) {
                int column = nearest(columns, c, from.columns());
                bits[at++] = row >= 0 && column >= 0 && m.at(row * from.columns() + column);
            }
        }
        return SliceMasks.frameMask(to, bits);
    }

    /** The model index nearest to a source index, halves up; -1 off the model's frame. */
    private static int nearest(double[] map, int source, int extent) {
        int at = (int) Math.floor((source - map[1]) / map[0] + 0.5 + 1e-9);
        return at < 0 || at >= extent ? -1 : at;
    }

    private static double at(double[] map, double index) {
        return map[0] * index + map[1];
    }
}
