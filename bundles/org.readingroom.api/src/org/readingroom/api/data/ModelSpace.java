package org.readingroom.api.data;

/**
 * Where the voxels of a prepared case lie, and the way back to the case's own voxels: the whole chain of reorientation,
 * crop and resize. Affine, so that points carry exactly.
 */
public interface ModelSpace {
    /** The grid of the case's volumes as stored. */
    Grid source();

    /**
     * The grid of the prepared arrays, whose millimetres are the source's: i is the column, from the patient's right to
     * left; j the row, from front to back; k the slice, upwards. Its flat order is (slice, row, column), last fastest.
     */
    Grid grid();

    /** The source voxel index (i, j, k), fractional, of a point of the model grid that may be fractional too. */
    double[] toSource(double column, double row, double slice);

    /**
     * A mask of the model grid on the source: each voxel inside the crop takes the model voxel nearest to its centre,
     * those outside it do not belong.
     *
     * @throws IllegalArgumentException where the mask is not one of {@link #grid}
     */
    Mask toSource(Mask mask);

    /**
     * Values of the model grid, such as probabilities, on the source: trilinear inside the crop, 0 outside it.
     *
     * @throws IllegalArgumentException where the volume is not one of {@link #grid}
     */
    FloatVolume toSource(FloatVolume volume);
}
