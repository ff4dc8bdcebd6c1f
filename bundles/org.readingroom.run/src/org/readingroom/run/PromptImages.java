package org.readingroom.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.imaging.Intensity;
import org.readingroom.imaging.SourceVolumes;
import org.readingroom.study.InputSettings;

/**
 * Slices as 8-bit images, of the source's voxels or of the model grid: the intensity window is the whole volume's, so that
 * one patient's slices share it. Never windowed slice by slice.
 */
public final class PromptImages {
    private final SourceVolumes volumes;
    private final List<Double> percentiles;
    private final Map<String, Intensity> windows = new HashMap<>();

    /** Images of a case's slices, with the default window. */
    public PromptImages(SourceVolumes volumes) {
        this(volumes, InputSettings.DEFAULT.intensity());
    }

    /** Images of a case's slices. */
    public PromptImages(SourceVolumes volumes, InputSettings.IntensitySettings intensity) {
        this.volumes = volumes;
        this.percentiles = intensity.percentiles();
    }

    /** One slice of one volume, grey. */
    public PromptImage grey(SliceView slice, String volume) {
        Intensity window = windows.computeIfAbsent(
                volume, v -> Intensity.of(volumes.volume(v), percentiles.get(0), percentiles.get(1)));
        return new PromptImage(slice.frame(), 1, window.greys(slice.pixels(volume)));
    }
}
