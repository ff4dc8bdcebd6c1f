package org.readingroom.ui.internal.viewer;

import org.readingroom.api.data.Affine;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;

/** Small grids of different extents along each axis, stored in different orders. */
final class Cube {
    private Cube() {}

    /** Stored LPS, 1 x 2 x 3 mm. */
    static Grid lps() {
        return new Grid(4, 5, 6, Affine.of(-1, 0, 0, 10, 0, -2, 0, 20, 0, 0, 3, -30));
    }

    /** Stored with i upwards, j to the left, k to the front. */
    static Grid turned() {
        return new Grid(6, 4, 5, Affine.of(0, -1, 0, 10, 0, 0, 2, -7, 3, 0, 0, -30));
    }

    /** Each voxel's value is its flat index. */
    static FloatVolume indices(Grid grid) {
        float[] values = new float[grid.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return new FloatVolume(grid, values);
    }

    /** Label 1 at the flat indices given. */
    static LabelMap labelled(Grid grid, int... at) {
        byte[] labels = new byte[grid.size()];
        for (int i : at) {
            labels[i] = 1;
        }
        return new LabelMap(grid, labels);
    }
}
