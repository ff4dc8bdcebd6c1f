package org.readingroom.ui.internal.viewer;

import org.readingroom.api.data.Volume;

/**
 * How the values of a volume are spread: its range, and the percentiles of the voxels that are not zero. Of volumes of
 * many millions of voxels a part is looked at, evenly taken.
 */
final class VolumeValues {
    private static final int MOST = 6_000_000;

    private final ValueScale scale;
    private final int[] counts = new int[ValueScale.LEVELS];
    private long total;

    private VolumeValues(ValueScale scale) {
        this.scale = scale;
    }

    static VolumeValues of(Volume volume) {
        int size = volume.grid().size();
        // An odd stride does not run along one column of the usual even extents.
        int step = size <= MOST ? 1 : size / MOST | 1;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i += step) {
            double v = volume.value(i);
            least = v < least ? v : least;
            greatest = v > greatest ? v : greatest;
        }
        if (!(least < greatest)) {
            least = Double.isFinite(least) ? least : 0;
            greatest = least + 1;
        }
        VolumeValues values = new VolumeValues(new ValueScale(least, greatest));
        for (int i = 0; i < size; i += step) {
            double v = volume.value(i);
            if (v != 0 && !Double.isNaN(v)) {
                values.counts[values.scale.level(v)]++;
                values.total++;
            }
        }
        return values;
    }

    /** The scale of its levels, from the least value to the greatest. */
    ValueScale scale() {
        return scale;
    }

    /** The value below which a percentage of the voxels lie that are not zero; to one level. */
    double percentile(double percent) {
        long wanted = Math.round(percent / 100 * (total - 1));
        long seen = 0;
        for (int level = 0; level < counts.length; level++) {
            seen += counts[level];
            if (seen > wanted) {
                return scale.value(level);
            }
        }
        return scale.greatest();
    }
}
