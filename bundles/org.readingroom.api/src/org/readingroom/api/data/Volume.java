package org.readingroom.api.data;

/**
 * One 3-D image: a grid and a value at each voxel, after the file's own scaling (slope and intercept).
 *
 * <p>An implementation may hold its voxels in the file's type (a 16-bit volume stays 16 bit) and scale on access.
 */
public interface Volume {
    /** Where the voxels lie. */
    Grid grid();

    /** The scaled value at a flat index (see {@link Grid}); NaN stays NaN. */
    double value(int index);

    /** All scaled values, a new array in the order of {@link Grid}. */
    default float[] toFloats() {
        float[] v = new float[grid().size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) value(i);
        }
        return v;
    }
}
