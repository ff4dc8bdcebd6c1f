package org.readingroom.imaging;

import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;

/** The slices of a rank 3 mask as rank 2 masks, row by row as a {@link SourceSlice} shows them, and back. */
public final class SliceMasks {
    private SliceMasks() {}

    /**
     * One slice of a mask.
     *
     * @param mask a mask of the grid's voxels, rank 3
     * @param grid where they lie
     * @param ref which slice
     * @return rank 2, (row, column), spacing in mm
     */
    public static Mask of(Mask mask, Grid grid, SliceRef ref) {
        return of(mask, grid, SliceGeometry.of(grid, ref));
    }

    /** One slice of a mask, where its geometry is known already. */
    public static Mask of(Mask mask, Grid grid, SliceGeometry geometry) {
        SliceGeometry.check(mask, grid);
        SliceFrame f = geometry.frame();
        boolean[] bits = new boolean[f.rows() * f.columns()];
        for (int r = 0, at = 0; r < f.rows(); r++) {
            for (int c = 0; c < f.columns(); c++) {
                bits[at++] = mask.at(geometry.index(r, c));
            }
        }
        return frameMask(f, bits);
    }

    /** Writes a slice, as {@link #of} gives it, into the flat array of a mask of the grid. */
    public static void into(boolean[] volume, SliceGeometry geometry, Mask slice) {
        SliceFrame f = geometry.frame();
        if (slice.rank() != 2 || slice.extent(0) != f.rows() || slice.extent(1) != f.columns()) {
            throw new IllegalArgumentException(slice + " is no mask of a slice of " + f);
        }
        for (int r = 0, at = 0; r < f.rows(); r++) {
            for (int c = 0; c < f.columns(); c++) {
                volume[geometry.index(r, c)] = slice.at(at++);
            }
        }
    }

    /** A rank 2 mask of a frame's pixels. */
    static Mask frameMask(SliceFrame f, boolean[] bits) {
        return new Mask(new int[] {f.rows(), f.columns()}, new double[] {f.mmPerRow(), f.mmPerColumn()}, bits);
    }
}
