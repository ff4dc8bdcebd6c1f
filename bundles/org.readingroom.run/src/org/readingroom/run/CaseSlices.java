package org.readingroom.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.data.Volume;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.ModelSlice;
import org.readingroom.imaging.SourceSlice;
import org.readingroom.imaging.SourceVolumes;

/** The slices of one case that an arm is asked about: of the source's own voxels, or of the model grid. */
final class CaseSlices {
    private final SourceVolumes volumes;
    private final Optional<ModelGrid> model;
    private final Map<String, Volume> resampled = new HashMap<>();

    /** @param model the grid they are of; empty for the source's */
    CaseSlices(SourceVolumes volumes, Optional<ModelGrid> model) {
        this.volumes = volumes;
        this.model = model;
    }

    Grid grid() {
        return model.map(ModelGrid::grid).orElseGet(volumes::grid);
    }

    SliceView view(SliceRef ref) {
        return model.isPresent() ? new ModelSlice(model.get(), ref, this::resampled) : new SourceSlice(volumes, ref);
    }

    private synchronized Volume resampled(String name) {
        return resampled.computeIfAbsent(name, n -> model.orElseThrow().resample(volumes.volume(n)));
    }
}
