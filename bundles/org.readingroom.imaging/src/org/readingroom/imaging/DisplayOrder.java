package org.readingroom.imaging;

import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Grid;

/**
 * A grid's voxels in display order: axis 0 are columns from the patient's right to left, axis 1 rows from front to
 * back, axis 2 slices upwards, as axial slices are shown one above the other.
 */
final class DisplayOrder {
    private final Reorientation reorientation;
    private final Grid canonical;
    private final int base;
    private final int[] step;

    private DisplayOrder(Reorientation reorientation) {
        this.reorientation = reorientation;
        canonical = reorientation.canonical();
        base = indexOf(0, 0, 0);
        step = new int[] {
            extent(0) > 1 ? indexOf(1, 0, 0) - base : 0,
            extent(1) > 1 ? indexOf(0, 1, 0) - base : 0,
            extent(2) > 1 ? indexOf(0, 0, 1) - base : 0
        };
    }

    static DisplayOrder of(Grid source) {
        return new DisplayOrder(Reorientation.of(source));
    }

    private int indexOf(int c, int r, int s) {
        return reorientation.sourceIndex(extent(0) - 1 - c, extent(1) - 1 - r, s);
    }

    int extent(int axis) {
        return canonical.extent(axis);
    }

    double spacing(int axis) {
        return canonical.affine().spacing(axis);
    }

    /** How far apart neighbours along an axis lie in the array as stored. */
    int step(int axis) {
        return step[axis];
    }

    int sourceIndex(int c, int r, int s) {
        return base + c * step[0] + r * step[1] + s * step[2];
    }

    /** The map from (column, row, slice) to the voxel index as stored. */
    Affine toSource() {
        double[] m = new double[12];
        double[] zero = at(0, 0, 0);
        double[][] unit = {at(1, 0, 0), at(0, 1, 0), at(0, 0, 1)};
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                m[r * 4 + c] = unit[c][r] - zero[r];
            }
            m[r * 4 + 3] = zero[r];
        }
        return Affine.of(m);
    }

    private double[] at(double c, double r, double s) {
        return reorientation.toSource(extent(0) - 1 - c, extent(1) - 1 - r, s);
    }
}
