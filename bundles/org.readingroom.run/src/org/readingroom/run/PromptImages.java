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
    /** Where grey levels come from. */
    interface Greys {
        /** The pixels of a slice of a volume, row by row, 0 to 255. */
        byte[] of(SliceView slice, String volume);
    }

    private final Greys greys;

    /** Images of a case's slices, with the default window. */
    public PromptImages(SourceVolumes volumes) {
        this(volumes, InputSettings.DEFAULT.intensity());
    }

    /** Images of a case's slices. */
    public PromptImages(SourceVolumes volumes, InputSettings.IntensitySettings intensity) {
        this(windowed(volumes, intensity.percentiles()));
    }

    /** Images whose grey levels are made elsewhere. */
    PromptImages(Greys greys) {
        this.greys = greys;
    }

    private static Greys windowed(SourceVolumes volumes, List<Double> percentiles) {
        Map<String, Intensity> windows = new HashMap<>();
        return (slice, volume) -> windows.computeIfAbsent(
                        volume, v -> Intensity.of(volumes.volume(v), percentiles.get(0), percentiles.get(1)))
                .greys(slice.pixels(volume));
    }

    /** One slice of one volume, grey. */
    public PromptImage grey(SliceView slice, String volume) {
        return new PromptImage(slice.frame(), 1, greys.of(slice, volume));
    }
}
