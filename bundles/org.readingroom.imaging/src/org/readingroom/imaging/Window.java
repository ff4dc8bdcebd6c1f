package org.readingroom.imaging;

import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;

/**
 * The part of a volume that is cut out before it is resized: a block of its voxels in display order (columns from the
 * patient's right to left, rows from front to back, slices upwards), which may reach beyond the volume and is filled
 * with zeros there.
 *
 * @param column the first column, may be negative
 * @param row the first row, may be negative
 * @param slice the first slice, may be negative
 * @param columns how many columns, 1 or more
 * @param rows how many rows, 1 or more
 * @param slices how many slices, 1 or more
 */
public record Window(int column, int row, int slice, int columns, int rows, int slices) {
    public Window {
        if (columns < 1 || rows < 1 || slices < 1) {
            throw new IllegalArgumentException(
                    "a window of " + columns + " columns, " + rows + " rows and " + slices + " slices");
        }
    }

    /** The whole volume. */
    public static Window whole(Grid grid) {
        DisplayOrder d = DisplayOrder.of(grid);
        return new Window(0, 0, 0, d.extent(0), d.extent(1), d.extent(2));
    }

    /**
     * The smallest block that holds a mask, such as the voxels that are not zero in any volume; the whole volume where
     * the mask is empty.
     */
    public static Window around(Grid grid, Mask mask) {
        SliceGeometry.check(mask, grid);
        int[] box = box(grid, mask);
        return box[3] < box[0]
                ? whole(grid)
                : new Window(box[0], box[1], box[2], box[3] - box[0] + 1, box[4] - box[1] + 1, box[5] - box[2] + 1);
    }

    /**
     * A block of a size in mm round the centre of a mask's box, half a voxel on where the two centres cannot meet; for
     * a tumour's mask this is the oracle {@code crop}.
     *
     * @param mm extent from right to left, front to back and upwards; rounded to whole voxels
     * @throws ImagingException where the mask is empty
     */
    public static Window centred(Grid grid, Mask mask, double[] mm) {
        SliceGeometry.check(mask, grid);
        int[] box = box(grid, mask);
        if (box[3] < box[0]) {
            throw new ImagingException(
                    "a window cannot be centred on an empty mask; leave the case out or crop otherwise");
        }
        DisplayOrder d = DisplayOrder.of(grid);
        int[] start = new int[3];
        int[] size = new int[3];
        for (int a = 0; a < 3; a++) {
            size[a] = (int) Math.max(1, Math.round(mm[a] / d.spacing(a)));
            start[a] = (int) Math.floor((box[a] + box[a + 3] - size[a] + 1) / 2.0 + 0.5);
        }
        return new Window(start[0], start[1], start[2], size[0], size[1], size[2]);
    }

    /** Least and greatest column, row and slice of a mask. */
    private static int[] box(Grid grid, Mask mask) {
        DisplayOrder d = DisplayOrder.of(grid);
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1, -1};
        for (int s = 0; s < d.extent(2); s++) {
            for (int r = 0; r < d.extent(1); r++) {
                for (int c = 0; c < d.extent(0); c++) {
                    if (mask.at(d.sourceIndex(c, r, s))) {
                        int[] at = {c, r, s};
                        for (int a = 0; a < 3; a++) {
                            box[a] = Math.min(box[a], at[a]);
                            box[a + 3] = Math.max(box[a + 3], at[a]);
                        }
                    }
                }
            }
        }
        return box;
    }

    int start(int axis) {
        return axis == 0 ? column : axis == 1 ? row : slice;
    }

    int size(int axis) {
        return axis == 0 ? columns : axis == 1 ? rows : slices;
    }
}
