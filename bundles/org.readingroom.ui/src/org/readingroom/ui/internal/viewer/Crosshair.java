package org.readingroom.ui.internal.viewer;

import java.util.Locale;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.imaging.Reorientation;

/**
 * The voxel that the three planes cross at.
 *
 * @param space the way from the grid as stored to canonical order
 * @param right canonical index towards the patient's right, within the grid
 * @param front canonical index towards anterior
 * @param up canonical index towards superior
 */
record Crosshair(Reorientation space, int right, int front, int up) {
    Crosshair {
        Grid g = space.canonical();
        right = within(right, g.nx());
        front = within(front, g.ny());
        up = within(up, g.nz());
    }

    private static int within(int index, int extent) {
        return Math.max(0, Math.min(extent - 1, index));
    }

    /** The middle of the grid. */
    static Crosshair middle(Reorientation space) {
        Grid g = space.canonical();
        return new Crosshair(space, g.nx() / 2, g.ny() / 2, g.nz() / 2);
    }

    /** At the voxel of a flat index of the grid as stored. */
    static Crosshair at(Reorientation space, int index) {
        Grid g = space.source();
        int i = index % g.nx();
        int j = index / g.nx() % g.ny();
        int k = index / (g.nx() * g.ny());
        double[] at = space.toCanonical(i, j, k);
        return new Crosshair(space, (int) Math.rint(at[0]), (int) Math.rint(at[1]), (int) Math.rint(at[2]));
    }

    /** The slice of a plane that it lies on. */
    SliceRef slice(Plane plane) {
        return new SliceRef(
                plane,
                switch (plane) {
                    case AXIAL -> up;
                    case CORONAL -> front;
                    case SAGITTAL -> right;
                });
    }

    /** How many slices a plane has. */
    int count(Plane plane) {
        return space.canonical().extent(axis(plane));
    }

    private static int axis(Plane plane) {
        return switch (plane) {
            case AXIAL -> 2;
            case CORONAL -> 1;
            case SAGITTAL -> 0;
        };
    }

    /** Its row on the slice of a plane. */
    int row(Plane plane) {
        Grid g = space.canonical();
        return plane == Plane.AXIAL ? g.ny() - 1 - front : g.nz() - 1 - up;
    }

    /** Its column on the slice of a plane. */
    int column(Plane plane) {
        Grid g = space.canonical();
        return plane == Plane.SAGITTAL ? g.ny() - 1 - front : g.nx() - 1 - right;
    }

    /** On another slice of a plane; the nearest where there is none. */
    Crosshair on(SliceRef slice) {
        return switch (slice.plane()) {
            case AXIAL -> new Crosshair(space, right, front, slice.index());
            case CORONAL -> new Crosshair(space, right, slice.index(), up);
            case SAGITTAL -> new Crosshair(space, slice.index(), front, up);
        };
    }

    /** Some slices on. */
    Crosshair moved(Plane plane, int slices) {
        return on(new SliceRef(plane, within(slice(plane).index() + slices, count(plane))));
    }

    /** At another pixel of the slice of a plane. */
    Crosshair at(Plane plane, int row, int column) {
        Grid g = space.canonical();
        return switch (plane) {
            case AXIAL -> new Crosshair(space, g.nx() - 1 - column, g.ny() - 1 - row, up);
            case CORONAL -> new Crosshair(space, g.nx() - 1 - column, front, g.nz() - 1 - row);
            case SAGITTAL -> new Crosshair(space, right, g.ny() - 1 - column, g.nz() - 1 - row);
        };
    }

    /** The flat index in the grid as stored. */
    int index() {
        return space.sourceIndex(right, front, up);
    }

    /** The voxel index (i, j, k) as stored. */
    int[] voxel() {
        double[] at = space.toSource(right, front, up);
        return new int[] {(int) Math.rint(at[0]), (int) Math.rint(at[1]), (int) Math.rint(at[2])};
    }

    /** Millimetres, RAS+. */
    double[] mm() {
        return space.canonical().affine().toMm(right, front, up);
    }

    /** Such as {@code voxel 120, 98, 77   R 12.0  A 30.5  S 77.0 mm}. */
    String words() {
        int[] v = voxel();
        double[] mm = mm();
        return String.format(
                Locale.ROOT,
                "voxel %d, %d, %d    %s %.1f  %s %.1f  %s %.1f mm",
                v[0],
                v[1],
                v[2],
                mm[0] < 0 ? "L" : "R",
                Math.abs(mm[0]),
                mm[1] < 0 ? "P" : "A",
                Math.abs(mm[1]),
                mm[2] < 0 ? "I" : "S",
                Math.abs(mm[2]));
    }
}
