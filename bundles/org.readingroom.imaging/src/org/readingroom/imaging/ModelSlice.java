package org.readingroom.imaging;

import java.util.function.Function;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.data.Volume;

/** A slice of a model grid, in any plane; {@link #toVoxel} carries a pixel back to the source's own voxels. */
public final class ModelSlice implements SliceView {
    private final ModelGrid model;
    private final SliceGeometry geometry;
    private final Function<String, Volume> volumes;

    /**
     * @param model the grid
     * @param ref which slice of it
     * @param volumes gives a volume on {@link ModelGrid#grid()} by name
     * @throws ImagingException where there is no such slice
     */
    public ModelSlice(ModelGrid model, SliceRef ref, Function<String, Volume> volumes) {
        this.model = model;
        this.volumes = volumes;
        geometry = SliceGeometry.of(model.grid(), ref);
    }

    /** Where the pixels lie in the model grid. */
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
        double[] at = geometry.toVoxel(row, column);
        return model.toSource(at[0], at[1], at[2]);
    }

    @Override
    public float[] pixels(String volume) {
        return SourceSlice.pixels(volumes.apply(volume), geometry);
    }
}
