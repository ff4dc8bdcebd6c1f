package org.readingroom.imaging;

import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/**
 * The truth of a slice from the reference mask of its case: slice mask, and where it holds tumour its polygon, box and
 * centre. The same gives what a volume reader says of a slice, from the mask it read.
 */
public final class TruthOfSlice {
    private TruthOfSlice() {}

    /**
     * The values of one slice.
     *
     * @param mask a mask of the grid's voxels, rank 3
     * @param grid where they lie
     * @param ref which slice
     */
    public static TaskValues of(Mask mask, Grid grid, SliceRef ref) {
        return of(SliceMasks.of(mask, grid, ref));
    }

    /** The values of a slice's mask, rank 2. */
    public static TaskValues of(Mask slice) {
        return Derivation.complete(TaskValues.NONE.with(Task.SLICE_MASK, slice));
    }
}
