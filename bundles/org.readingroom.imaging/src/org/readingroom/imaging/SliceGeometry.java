package org.readingroom.imaging;

import java.util.Arrays;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;

/**
 * Where the pixels of a slice lie in a grid: radiological display as {@link Plane} defines it, whatever the order in
 * which the grid is stored. An oblique grid is cut along its own axes, each taken for the patient axis it is closest
 * to.
 */
public final class SliceGeometry {
    /** For each plane: the patient axes that run down the rows, across the columns and through the slices. */
    private static final int[][] AXES = {{1, 0, 2}, {2, 0, 1}, {2, 1, 0}};

    private final SliceRef ref;
    private final SliceFrame frame;
    private final int base;
    private final int rowStep;
    private final int columnStep;
    private final int[] axes;
    private final int[] extents;
    private final Reorientation reorientation;

    private SliceGeometry(Reorientation reorientation, SliceRef ref) {
        this.reorientation = reorientation;
        this.ref = ref;
        Grid g = reorientation.canonical();
        axes = AXES[ref.plane().ordinal()];
        extents = new int[] {g.extent(axes[0]), g.extent(axes[1]), g.extent(axes[2])};
        if (ref.index() >= extents[2]) {
            throw new ImagingException("slice " + ref + " lies outside the volume, which has " + extents[2] + " "
                    + ref.plane().name().toLowerCase(java.util.Locale.ROOT) + " slices, 0 to " + (extents[2] - 1));
        }
        double[] mm = g.spacing();
        frame = new SliceFrame(extents[0], extents[1], mm[axes[0]], mm[axes[1]]);
        base = indexOf(0, 0);
        rowStep = extents[0] > 1 ? indexOf(1, 0) - base : 0;
        columnStep = extents[1] > 1 ? indexOf(0, 1) - base : 0;
    }

    /**
     * The geometry of a slice of a grid.
     *
     * @throws ImagingException where there is no such slice, or the grid's axes have no closest patient axes
     */
    public static SliceGeometry of(Grid grid, SliceRef ref) {
        return of(Reorientation.of(grid), ref);
    }

    /** The geometry of a slice, where the grid's reorientation is known already. */
    public static SliceGeometry of(Reorientation reorientation, SliceRef ref) {
        return new SliceGeometry(reorientation, ref);
    }

    /** How many slices a grid has along a plane's direction. */
    public static int count(Grid grid, Plane plane) {
        return grid.extent(sliceAxis(Orientation.of(grid.affine()), plane));
    }

    /** The storage axis 0..2 that runs through a plane's slices. */
    static int sliceAxis(Orientation orientation, Plane plane) {
        return orientation.storageAxis(AXES[plane.ordinal()][2]);
    }

    private int indexOf(int row, int column) {
        int[] at = canonical(row, column);
        return reorientation.sourceIndex(at[0], at[1], at[2]);
    }

    private int[] canonical(int row, int column) {
        int[] at = new int[3];
        at[axes[0]] = extents[0] - 1 - row;
        at[axes[1]] = extents[1] - 1 - column;
        at[axes[2]] = ref.index();
        return at;
    }

    /** Which slice. */
    public SliceRef ref() {
        return ref;
    }

    /** Pixels down, pixels across, and their sizes in mm. */
    public SliceFrame frame() {
        return frame;
    }

    /** The flat index, in the grid as stored, of the voxel under a pixel; the arguments are not checked. */
    public int index(int row, int column) {
        return base + row * rowStep + column * columnStep;
    }

    /** The voxel index (i, j, k) as stored, fractional, under a pixel that may be fractional too. */
    public double[] toVoxel(double row, double column) {
        double[] at = new double[3];
        at[axes[0]] = extents[0] - 1 - row;
        at[axes[1]] = extents[1] - 1 - column;
        at[axes[2]] = ref.index();
        return reorientation.toSource(at[0], at[1], at[2]);
    }

    /**
     * The place of a voxel (i, j, k) as stored: row, column, and its signed distance from this slice in slices, towards
     * superior, anterior or right.
     */
    public double[] toPixel(double i, double j, double k) {
        double[] at = reorientation.toCanonical(i, j, k);
        return new double[] {extents[0] - 1 - at[axes[0]], extents[1] - 1 - at[axes[1]], at[axes[2]] - ref.index()};
    }

    /** Refuses a mask that is not one of a grid's voxels. */
    static void check(Mask mask, Grid grid) {
        if (!Arrays.equals(mask.shape(), new int[] {grid.nz(), grid.ny(), grid.nx()})) {
            throw new IllegalArgumentException(mask + " is not a mask of a grid of " + grid);
        }
    }
}
