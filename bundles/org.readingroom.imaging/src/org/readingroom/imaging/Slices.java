package org.readingroom.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;

/** The slices of a grid along a plane's direction, and those of them that hold tumour. */
public final class Slices {
    /**
     * A run of slices.
     *
     * @param first the least index, 0-based
     * @param last the greatest index, included
     */
    public record Range(int first, int last) {
        public Range {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("a range of slices from " + first + " to " + last);
            }
        }
    }

    private Slices() {}

    /** How many slices there are. */
    public static int count(Grid grid, Plane plane) {
        return SliceGeometry.count(grid, plane);
    }

    /** Every slice, by rising index. */
    public static List<SliceRef> all(Grid grid, Plane plane) {
        List<SliceRef> refs = new ArrayList<>();
        for (int n = 0; n < count(grid, plane); n++) {
            refs.add(new SliceRef(plane, n));
        }
        return List.copyOf(refs);
    }

    /** The slices in which a mask of the grid has at least one voxel, by rising index. */
    public static List<SliceRef> withTumour(Mask mask, Grid grid, Plane plane) {
        int[] counts = tumourVoxels(mask, grid, plane);
        List<SliceRef> refs = new ArrayList<>();
        for (int n = 0; n < counts.length; n++) {
            if (counts[n] > 0) {
                refs.add(new SliceRef(plane, n));
            }
        }
        return List.copyOf(refs);
    }

    /** The first and last slice with tumour; empty where the mask is. */
    public static Optional<Range> tumourRange(Mask mask, Grid grid, Plane plane) {
        List<SliceRef> refs = withTumour(mask, grid, plane);
        return refs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Range(refs.get(0).index(), refs.get(refs.size() - 1).index()));
    }

    /** How many voxels of a mask of the grid lie in each slice. */
    public static int[] tumourVoxels(Mask mask, Grid grid, Plane plane) {
        SliceGeometry.check(mask, grid);
        Orientation orientation = Orientation.of(grid.affine());
        int axis = SliceGeometry.sliceAxis(orientation, plane);
        int stride = axis == 0 ? 1 : axis == 1 ? grid.nx() : grid.nx() * grid.ny();
        int extent = grid.extent(axis);
        int[] counts = new int[extent];
        boolean[] bits = mask.bits();
        for (int at = 0; at < bits.length; at++) {
            if (bits[at]) {
                int along = at / stride % extent;
                counts[orientation.flipped(axis) ? extent - 1 - along : along]++;
            }
        }
        return counts;
    }
}
