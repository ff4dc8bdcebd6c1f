package org.readingroom.controls.internal;

import org.readingroom.api.data.Case;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;
import org.readingroom.imaging.Orientation;

/**
 * Positions in a volume as shares of its extent along the patient's axes, so that patients of different grids can be
 * averaged: (0, 0, 0) is the outer corner of the leftmost, most posterior, most inferior voxel, (1, 1, 1) that of the
 * opposite one.
 *
 * <p>Each voxel axis is taken for the patient axis it lies nearest to; a tilt is not undone.
 *
 * @param grid the volume's grid
 * @param axes the voxel axis (0 i, 1 j, 2 k) of each patient axis (0 right, 1 anterior, 2 superior)
 * @param flipped whether that voxel axis runs against the patient axis
 */
record RelativeFrame(Grid grid, int[] axes, boolean[] flipped) {
    /**
     * The frame of a grid.
     *
     * @throws org.readingroom.imaging.ImagingException where it lies so slanted that two axes are equally near
     */
    static RelativeFrame of(Grid grid) {
        Orientation orientation = Orientation.of(grid.affine());
        int[] axes = new int[3];
        boolean[] flipped = new boolean[3];
        for (int r = 0; r < 3; r++) {
            axes[r] = orientation.storageAxis(r);
            flipped[r] = orientation.flipped(axes[r]);
        }
        return new RelativeFrame(grid, axes, flipped);
    }

    /** The frame of a case's volumes, which share one grid; opens the first by name. */
    static RelativeFrame of(Case subject) {
        String first = subject.info().volumes().stream()
                .findFirst()
                .orElseThrow(() -> new DatasetException("case " + subject.id() + " has no volume to take a grid from"));
        return of(subject.volume(first).grid());
    }

    /** The number of voxels along a patient axis. */
    int extent(int patientAxis) {
        return grid.extent(axes[patientAxis]);
    }

    /** The relative position of a voxel coordinate (whole numbers are voxel centres) along a patient axis. */
    double relative(int patientAxis, double voxel) {
        double share = (voxel + 0.5) / extent(patientAxis);
        return flipped[patientAxis] ? 1 - share : share;
    }

    /** The relative position of the voxel coordinate (i, j, k). */
    double[] relative(double[] voxel) {
        double[] relative = new double[3];
        for (int r = 0; r < 3; r++) {
            relative[r] = relative(r, voxel[axes[r]]);
        }
        return relative;
    }
}
