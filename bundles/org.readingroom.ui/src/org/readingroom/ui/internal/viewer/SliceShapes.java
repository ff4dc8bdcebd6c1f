package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.graphics.RGB;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.SliceGeometry;
import org.readingroom.imaging.TruthOfSlice;

/** What is drawn over a slice, as lines: overlays that lie on it, and the truth as readers see it. Kept until the slice changes. */
final class SliceShapes {
    /** Lines of one colour; loops are corners (row, column, ...) between pixels. */
    record Lines(RGB colour, LineStyle line, List<int[]> loops) {}

    private SliceRef slice;
    private List<Overlay> overlays = List.of();
    private LabelMap map;
    private final List<Lines> areas = new ArrayList<>();
    private List<Overlay> truth = List.of();

    /** The outlines of masks. */
    List<Lines> areas(ViewerModel model, SliceGeometry geometry) {
        List<Overlay> shown =
                model.overlays().stream().filter(model::overlayShown).toList();
        if (!geometry.ref().equals(slice) || !shown.equals(overlays)) {
            moveTo(geometry.ref());
            overlays = shown;
            areas.clear();
            shown.forEach(o -> area(o, geometry).ifPresent(areas::add));
        }
        return areas;
    }

    private void moveTo(SliceRef ref) {
        if (!ref.equals(slice)) {
            slice = ref;
            map = null;
            truth = List.of();
        }
    }

    private static Optional<Lines> area(Overlay overlay, SliceGeometry geometry) {
        boolean elsewhere =
                overlay.slice().isPresent() && !overlay.slice().get().equals(geometry.ref());
        if (elsewhere || !(overlay.shape() instanceof Overlay.Area area)) {
            return Optional.empty();
        }
        SliceFrame f = geometry.frame();
        Mask mask = area.mask();
        boolean[] bits = mask.rank() == 3 ? SlicePixels.bits(mask, geometry) : mask.bits();
        return bits.length != f.rows() * f.columns()
                ? Optional.empty()
                : Optional.of(new Lines(
                        overlay.colour(), overlay.line(), EdgeLoops.of(at -> bits[at], f.rows(), f.columns())));
    }

    /** Box, polygon and centre of the truth on the slice; none where it holds no tumour. */
    List<Overlay> truth(Optional<LabelMap> reference, SliceGeometry geometry) {
        moveTo(geometry.ref());
        if (reference.isPresent() && reference.get() != map) {
            map = reference.get();
            truth = marks(map, geometry);
        }
        return reference.isPresent() ? truth : List.of();
    }

    private static List<Overlay> marks(LabelMap labels, SliceGeometry geometry) {
        SliceFrame f = geometry.frame();
        byte[] at = SlicePixels.labels(labels, geometry);
        boolean[] bits = new boolean[at.length];
        boolean any = false;
        for (int i = 0; i < bits.length; i++) {
            bits[i] = at[i] != 0;
            any |= bits[i];
        }
        if (!any) {
            return List.of();
        }
        TaskValues values = TruthOfSlice.of(
                new Mask(new int[] {f.rows(), f.columns()}, new double[] {f.mmPerRow(), f.mmPerColumn()}, bits));
        List<Overlay> marks = new ArrayList<>();
        mark(values, Task.BOUNDING_BOX, b -> marks.add(truth(geometry, "box", LineStyle.SOLID, new Overlay.Box(b))));
        mark(
                values,
                Task.POLYGON,
                p -> marks.add(truth(geometry, "polygon", LineStyle.DASHED, new Overlay.Polygon(p))));
        mark(
                values,
                Task.CENTRE_POINT,
                p -> marks.add(truth(geometry, "centre", LineStyle.SOLID, new Overlay.Point(p))));
        return marks;
    }

    private static <V> void mark(TaskValues values, Task<V> task, Consumer<V> mark) {
        values.get(task).ifPresent(mark);
    }

    private static Overlay truth(SliceGeometry geometry, String label, LineStyle line, Overlay.Shape shape) {
        return Overlay.on(geometry.ref(), label, OverlayColours.truth(), line, shape);
    }

    /** Lets go of the case. */
    void forget() {
        slice = null;
        map = null;
        overlays = List.of();
        areas.clear();
        truth = List.of();
    }
}
