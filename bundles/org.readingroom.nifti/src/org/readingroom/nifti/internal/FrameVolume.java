package org.readingroom.nifti.internal;

import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Volume;

/**
 * One 3-D frame of stored voxels, scaled on access: {@code stored * slope + inter} in 64 bits, as nibabel does.
 *
 * @param voxels all frames' voxels, shared
 * @param start the flat index of the frame's first voxel
 */
public record FrameVolume(Grid grid, Voxels voxels, int start, double slope, double inter) implements Volume {
    @Override
    public double value(int index) {
        double raw = voxels.raw(start + index);
        return slope == 1 && inter == 0 ? raw : raw * slope + inter;
    }

    @Override
    public float[] toFloats() {
        float[] values = new float[grid.size()];
        if (slope == 1 && inter == 0) {
            voxels.floats(start, values);
            return values;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (voxels.raw(start + i) * slope + inter);
        }
        return values;
    }

    @Override
    public String toString() {
        return "volume of " + grid;
    }
}
