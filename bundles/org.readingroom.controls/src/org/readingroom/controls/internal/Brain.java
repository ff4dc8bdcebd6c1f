package org.readingroom.controls.internal;

import java.util.Arrays;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;
import org.readingroom.imaging.ConnectedComponents;

/**
 * The brain in a skull-stripped volume: the voxels that are neither 0 nor NaN, cut to the box round them.
 *
 * @param grid the whole volume's grid
 * @param low least i, j, k of the box
 * @param size extents of the box along i, j, k; all 0 where there is no brain
 * @param values the box's values, i fastest; NaN outside the brain
 * @param sorted the brain's values in rising order
 */
record Brain(Grid grid, int[] low, int[] size, float[] values, float[] sorted) {
    static Brain of(Volume volume) {
        Grid grid = volume.grid();
        float[] all = volume.toFloats();
        boolean[] inside = new boolean[all.length];
        int n = 0;
        for (int v = 0; v < all.length; v++) {
            inside[v] = all[v] != 0 && !Float.isNaN(all[v]);
            n += inside[v] ? 1 : 0;
        }
        int[] low = new int[3];
        int[] size = new int[3];
        boundingBox(Mask.of(grid, inside), grid, low, size);
        float[] values = new float[size[0] * size[1] * size[2]];
        float[] sorted = new float[n];
        int found = 0;
        for (int v = 0; v < values.length; v++) {
            int at = whole(grid, low, size, v);
            values[v] = inside[at] ? all[at] : Float.NaN;
            if (inside[at]) {
                sorted[found++] = all[at];
            }
        }
        Arrays.sort(sorted);
        return new Brain(grid, low, size, values, sorted);
    }

    private static void boundingBox(Mask brain, Grid grid, int[] low, int[] size) {
        int[][][] ranges = SliceRanges.of(brain, grid);
        for (int axis = 0; axis < 3; axis++) {
            int first = -1;
            int last = -2;
            for (int s = 0; s < ranges[axis].length; s++) {
                if (ranges[axis][s] != null) {
                    first = first < 0 ? s : first;
                    last = s;
                }
            }
            low[axis] = Math.max(first, 0);
            size[axis] = last - first + 1;
        }
    }

    /** The flat index in the whole volume of an element of the box. */
    private static int whole(Grid grid, int[] low, int[] size, int v) {
        int i = v % size[0];
        int j = v / size[0] % size[1];
        int k = v / (size[0] * size[1]);
        return grid.index(low[0] + i, low[1] + j, low[2] + k);
    }

    /**
     * The largest face-connected part that is at least as bright as a quantile of the brain, the first of equals; empty
     * where there is no brain.
     *
     * @param quantile over 0 and under 1: the value at rank {@code floor(quantile * (n - 1))} from 0
     */
    Mask blob(double quantile) {
        boolean[] bits = new boolean[grid.size()];
        if (sorted.length > 0) {
            float threshold = sorted[(int) (quantile * (sorted.length - 1))];
            boolean[] bright = new boolean[values.length];
            for (int v = 0; v < values.length; v++) {
                bright[v] = values[v] >= threshold;
            }
            ConnectedComponents parts = ConnectedComponents.of(
                    new int[] {size[2], size[1], size[0]}, bright, ConnectedComponents.Neighbours.FACE);
            int largest = parts.largest();
            for (int v = 0; v < values.length; v++) {
                if (parts.labels()[v] == largest) {
                    bits[whole(grid, low, size, v)] = true;
                }
            }
        }
        return Mask.of(grid, bits);
    }
}
