package org.readingroom.imaging;

import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.data.Volume;

/**
 * A slice of a case's own voxels, none resampled: pixels are voxels, shown as {@link org.readingroom.api.data.Plane}
 * defines. Where the storage is oblique the slice is too, along the axes closest to the plane.
 */
public final class SourceSlice implements SliceView {
    private final SourceVolumes volumes;
    private final SliceGeometry geometry;

    /**
     * @param volumes the case's volumes, shared by its slices
     * @param ref which slice
     * @throws ImagingException where there is no such slice
     */
    public SourceSlice(SourceVolumes volumes, SliceRef ref) {
        this.volumes = volumes;
        this.geometry = SliceGeometry.of(volumes.grid(), ref);
    }

    /** Where the pixels lie in the case's grid. */
    public SliceGeometry geometry() {
        return geometry;
    }

    @Override
    public SliceRef ref() {
        return geometry.ref();
    }

    @Override
    public SliceFrame frame() {
        return geometry.frame();
    }

    @Override
    public double[] toVoxel(double row, double column) {
        return geometry.toVoxel(row, column);
    }

    @Override
    public float[] pixels(String volume) {
        return pixels(volumes.volume(volume), geometry);
    }

    /** The pixels of a slice of a volume, row by row. */
    static float[] pixels(Volume volume, SliceGeometry geometry) {
        SliceFrame f = geometry.frame();
        float[] pixels = new float[f.rows() * f.columns()];
        for (int r = 0, at = 0; r < f.rows(); r++) {
            for (int c = 0; c < f.columns(); c++) {
                pixels[at++] = (float) volume.value(geometry.index(r, c));
            }
        }
        return pixels;
    }
}
