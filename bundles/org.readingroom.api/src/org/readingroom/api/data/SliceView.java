package org.readingroom.api.data;

/**
 * One slice as a reader sees it, and the way back to the patient.
 *
 * <p>Pixel (row, column) has its origin top left; the display is radiological: anterior (or superior) up, patient right on
 * the left. The frame may be the source's own voxels or a resampled model grid; {@link #toVoxel} carries back either way.
 */
public interface SliceView {
    /** Which slice. */
    SliceRef ref();

    /** Pixels down, pixels across, and their sizes in mm. */
    SliceFrame frame();

    /** The source voxel index (i, j, k), fractional, under the centre of a pixel; pixels may be fractional too. */
    double[] toVoxel(double row, double column);

    /** The pixels of a volume of the case, row by row, after scaling. */
    float[] pixels(String volume);
}
