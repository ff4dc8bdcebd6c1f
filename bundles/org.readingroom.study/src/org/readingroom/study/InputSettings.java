package org.readingroom.study;

import java.util.List;
import java.util.Set;
import org.readingroom.api.settings.Setting;

/**
 * What readers are given of a case: a part of its volumes, brought to one shape and one scale of intensity. Slices are cut
 * from it, and arrays prepared from it. Bound from {@code input:} of a study.
 */
public record InputSettings(
        @Setting(
                value = "whole: all of the volume; brain: the block that holds every voxel that is not zero in some"
                        + " volume; mask-centred: a window round the centre of the reference mask's box, filled with"
                        + " zeros where it reaches beyond the volume, which is an oracle and needs a reference mask.",
                def = "whole")
        Crop crop,

        @Setting(value = "Voxels of the result: slices, rows, columns.", def = "[95, 128, 128]")
        List<Integer> shape,

        @Setting(
                value = "The size of the window of mask-centred: upwards, front to back, right to left.",
                def = "[95, 128, 128]",
                unit = "mm")
        List<Double> window,

        @Setting(value = "The volumes, in the order in which arrays hold them.", def = "[t1, t1ce, t2, flair]")
        List<String> channels,

        @Setting(value = "How values become grey levels.", def = "{}")
        IntensitySettings intensity) {

    /** What is cut out. */
    public enum Crop {
        WHOLE,
        BRAIN,
        MASK_CENTRED
    }

    /** How the values of a volume become grey levels 0 to 255; never slice by slice. */
    public record IntensitySettings(
            @Setting(
                    value = "The values at these percentiles become 0 and 255; beyond them values are cut off.",
                    def = "[0.5, 99.5]",
                    unit = "%")
            List<Double> percentiles,

            @Setting(
                    value = "What the percentiles are of: the voxels of the whole volume that are not zero.",
                    def = "nonzero-volume",
                    choices = "nonzero-volume")
            String over) {
        public IntensitySettings {
            percentiles = List.copyOf(percentiles);
            boolean rise = percentiles.size() == 2
                    && percentiles.get(0) >= 0
                    && percentiles.get(0) < percentiles.get(1)
                    && percentiles.get(1) <= 100;
            if (!rise) {
                throw new IllegalArgumentException(
                        "percentiles: two numbers that rise from 0 to 100, not " + percentiles);
            }
        }
    }

    /** What holds where a study says nothing. */
    public static final InputSettings DEFAULT = new InputSettings(
            Crop.WHOLE,
            List.of(95, 128, 128),
            List.of(95.0, 128.0, 128.0),
            List.of("t1", "t1ce", "t2", "flair"),
            new IntensitySettings(List.of(0.5, 99.5), "nonzero-volume"));

    public InputSettings {
        shape = List.copyOf(shape);
        window = List.copyOf(window);
        channels = List.copyOf(channels);
        if (shape.size() != 3 || shape.stream().anyMatch(n -> n < 1 || n > 4096)) {
            throw new IllegalArgumentException("shape: three whole numbers from 1 to 4096, not " + shape);
        }
        if (window.size() != 3 || window.stream().anyMatch(mm -> !(mm > 0 && mm <= 10_000))) {
            throw new IllegalArgumentException("window: three sizes in mm over 0, not " + window);
        }
        if (channels.isEmpty() || Set.copyOf(channels).size() != channels.size()) {
            throw new IllegalArgumentException("channels: at least one volume, each once, not " + channels);
        }
    }
}
