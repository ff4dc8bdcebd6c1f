package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.Derivation;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.SliceCarry;
import org.readingroom.imaging.SliceGeometry;
import org.readingroom.imaging.SliceMasks;

/**
 * What an arm says of a case in one frame, and all that follows from it on each slice.
 *
 * @param frame the frame
 * @param values for tasks of cases
 * @param slices for tasks of slices, in the order they were asked; two slices of a fine model grid may be of one slice of
 *     the source
 * @param missing how many queries have no answer yet, by task id
 */
record FrameReading(CaseFrame frame, TaskValues values, List<OnSlice> slices, Map<String, Integer> missing) {
    /**
     * What is said of a slice.
     *
     * @param ref the slice, of the frame's grid
     * @param said the values
     */
    record OnSlice(SliceRef ref, TaskValues said) {}

    /** A reading whose slices are of the frame's own voxels. */
    static FrameReading own(CaseReading reading, CaseFrame frame) {
        return of(reading, frame, reading.values(), (ref, said) -> new OnSlice(ref, said));
    }

    /** On the source, a reading whose slices are of the model grid. */
    static FrameReading carried(CaseReading reading, ModelGrid model, CaseFrame source) {
        return of(reading, source, reading.values(), (ref, said) -> {
            SliceCarry carry = SliceCarry.of(model, ref);
            return new OnSlice(carry.source(), carry.toSource(said));
        });
    }

    /** On the model grid, a reading whose slices are of it, and whose mask is of the source. */
    static FrameReading onModel(CaseReading reading, ModelGrid model, CaseFrame frame) {
        Optional<Mask> mask = reading.values().get(Task.MASK).map(model::resample);
        TaskValues values = mask.isPresent() ? reading.values().with(Task.MASK, mask.get()) : reading.values();
        return of(reading, frame, values, (ref, said) -> new OnSlice(ref, said));
    }

    private interface Placed {
        OnSlice on(SliceRef ref, TaskValues said);
    }

    private static FrameReading of(CaseReading reading, CaseFrame frame, TaskValues values, Placed placed) {
        List<OnSlice> slices = new ArrayList<>();
        Optional<Mask> whole = values.get(Task.MASK);
        reading.slices().forEach((ref, said) -> slices.add(complete(placed.on(ref, said), whole, frame)));
        return new FrameReading(frame, values, slices, reading.missing());
    }

    private static OnSlice complete(OnSlice slice, Optional<Mask> whole, CaseFrame frame) {
        SliceGeometry geometry = SliceGeometry.of(frame.grid().orElseThrow(), slice.ref());
        TaskValues all = slice.said();
        if (whole.isPresent() && all.get(Task.SLICE_MASK).isEmpty()) {
            all = all.with(
                    Task.SLICE_MASK, SliceMasks.of(whole.get(), frame.grid().orElseThrow(), geometry));
        }
        all = Derivation.complete(all);
        Optional<Mask> area = Derivation.area(all, geometry.frame());
        return new OnSlice(slice.ref(), area.isPresent() ? all.with(Task.SLICE_MASK, area.get()) : all);
    }

    /** By slice; of two that are of one slice, the first asked. */
    Map<SliceRef, TaskValues> bySlice() {
        Map<SliceRef, TaskValues> map = new LinkedHashMap<>();
        slices.forEach(s -> map.putIfAbsent(s.ref(), s.said()));
        return map;
    }
}
