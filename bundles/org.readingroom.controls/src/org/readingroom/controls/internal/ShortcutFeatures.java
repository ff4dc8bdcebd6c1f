package org.readingroom.controls.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Volume;

/**
 * What a case tells without anybody looking at it: where its voxels lie, and how the values of each volume are spread.
 * No value depends on where in the volume a brightness stands, but for the share of voxels that are not 0.
 *
 * <p>By name: {@code extent i|j|k} in voxels; {@code spacing i|j|k} and {@code origin x|y|z} in mm; {@code axis i|j|k
 * x|y|z}, the direction cosines of the voxel axes in RAS+; and of each volume {@code there}, always 1; {@code whole}, 1
 * where every value is a whole number, else 0; {@code filled}, the share of voxels that are neither 0 nor NaN; and of
 * these {@code mean}, {@code sd} (over n) and the percentiles {@code p0} to {@code p100}, linear between ranks.
 */
final class ShortcutFeatures {
    private static final double[] PERCENTILES = {0, 1, 5, 25, 50, 75, 95, 99, 100};
    private static final String[] VOXEL_AXES = {"i", "j", "k"};
    private static final String[] MM_AXES = {"x", "y", "z"};

    private final Map<String, Double> values = new LinkedHashMap<>();

    private ShortcutFeatures() {}

    /**
     * The features of a case by name, each finite; those of an empty volume that have no value are not there.
     *
     * @throws org.readingroom.api.data.DatasetException where a volume cannot be read, or there is none
     */
    static Map<String, Double> of(Case subject, Monitor monitor) {
        ShortcutFeatures features = new ShortcutFeatures();
        Grid grid = null;
        for (String name : subject.info().volumes()) {
            monitor.checkCancelled();
            Volume volume = subject.volume(name);
            grid = grid == null ? volume.grid() : grid;
            features.intensities(name, volume.toFloats());
        }
        features.header(grid == null ? subject.grid() : grid);
        return features.values;
    }

    private void header(Grid grid) {
        Affine affine = grid.affine();
        for (int axis = 0; axis < 3; axis++) {
            put("extent " + VOXEL_AXES[axis], grid.extent(axis));
            put("spacing " + VOXEL_AXES[axis], affine.spacing(axis));
            put("origin " + MM_AXES[axis], affine.get(axis, 3));
            for (int row = 0; row < 3; row++) {
                put("axis " + VOXEL_AXES[axis] + " " + MM_AXES[row], affine.get(row, axis) / affine.spacing(axis));
            }
        }
    }

    private void intensities(String name, float[] all) {
        float[] filled = new float[all.length];
        int n = 0;
        boolean whole = true;
        for (float v : all) {
            if (v != 0 && Float.isFinite(v)) {
                filled[n++] = v;
                whole &= v == Math.rint(v);
            }
        }
        filled = Arrays.copyOf(filled, n);
        Arrays.sort(filled);
        put(name + " there", 1);
        put(name + " filled", (double) n / all.length);
        if (n > 0) {
            put(name + " whole", whole ? 1 : 0);
            moments(name, filled);
            for (double p : PERCENTILES) {
                put(String.format(Locale.ROOT, "%s p%.0f", name, p), percentile(filled, p));
            }
        }
    }

    private void moments(String name, float[] filled) {
        double sum = 0;
        for (float v : filled) {
            sum += v;
        }
        double mean = sum / filled.length;
        double squares = 0;
        for (float v : filled) {
            squares += (v - mean) * (v - mean);
        }
        put(name + " mean", mean);
        put(name + " sd", Math.sqrt(squares / filled.length));
    }

    private static double percentile(float[] sorted, double p) {
        double rank = p / 100 * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * ((double) sorted[above] - sorted[below]);
    }

    private void put(String name, double value) {
        if (Double.isFinite(value)) {
            values.put(name, value + 0.0);
        }
    }
}
