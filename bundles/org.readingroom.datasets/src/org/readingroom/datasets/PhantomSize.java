package org.readingroom.datasets;

import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Grid;

/**
 * How finely a synthetic patient is sampled; the field of view is that of BraTS either way, and so is the way of
 * storage.
 */
public enum PhantomSize {
    /** 240 x 240 x 155 voxels of 1 mm, as BraTS. */
    FULL(240, 155, 1, 1),
    /** 60 x 60 x 39 voxels of 4 mm, for trials: a patient takes a fraction of a second. */
    SMALL(60, 39, 4, 2);

    private final int across;
    private final int slices;
    private final int millimetres;
    private final int samples;

    PhantomSize(int across, int slices, int millimetres, int samples) {
        this.across = across;
        this.slices = slices;
        this.millimetres = millimetres;
        this.samples = samples;
    }

    /** The grid, stored as BraTS is: i to the left, j to the back, k up. */
    public Grid grid() {
        double v = millimetres;
        double edge = (v - 1) / 2;
        return new Grid(across, across, slices, Affine.of(-v, 0, 0, -edge, 0, -v, 0, 239 - edge, 0, 0, v, edge));
    }

    /** Points a voxel along each axis that are averaged. */
    int samples() {
        return samples;
    }
}
