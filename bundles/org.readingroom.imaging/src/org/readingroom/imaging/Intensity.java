package org.readingroom.imaging;

import java.util.Arrays;
import org.readingroom.api.data.Volume;

/**
 * How the values of one volume become what readers see: a window between two percentiles of its non-zero voxels is
 * stretched to grey levels 0 to 255, rounded (what a vision-language model sees), and these are standardised by mean
 * and standard deviation of the grey levels of the non-zero voxels (what a CNN sees). Always from the whole volume as
 * stored, never from a slice or a crop.
 *
 * <p>Percentiles are linear between order statistics, as numpy's. A volume without a spread (all zero, or one value)
 * gives grey 0 and standard score 0 everywhere.
 *
 * @param low value that becomes grey 0
 * @param high value that becomes grey 255
 * @param mean of the grey levels of the non-zero voxels
 * @param deviation their standard deviation, of the population
 */
public record Intensity(double low, double high, double mean, double deviation) {
    /**
     * The intensity window of a volume.
     *
     * @param lowPercentile 0 to 100, such as 0.5
     * @param highPercentile over {@code lowPercentile}, up to 100, such as 99.5
     */
    public static Intensity of(Volume volume, double lowPercentile, double highPercentile) {
        if (!(lowPercentile >= 0 && lowPercentile < highPercentile && highPercentile <= 100)) {
            throw new IllegalArgumentException(
                    "percentiles rise from 0 to 100, not " + lowPercentile + ", " + highPercentile);
        }
        float[] values = volume.toFloats();
        int n = 0;
        for (float v : values) {
            if (v != 0 && !Float.isNaN(v)) {
                values[n++] = v;
            }
        }
        float[] sorted = Arrays.copyOf(values, n);
        Arrays.sort(sorted);
        double low = percentile(sorted, lowPercentile);
        double high = percentile(sorted, highPercentile);
        Intensity window = new Intensity(low, high, 0, 0);
        double sum = 0;
        double squares = 0;
        for (float v : sorted) {
            int grey = window.grey(v);
            sum += grey;
            squares += (double) grey * grey;
        }
        double mean = n == 0 ? 0 : sum / n;
        double variance = n == 0 ? 0 : Math.max(0, squares / n - mean * mean);
        return new Intensity(low, high, mean, Math.sqrt(variance));
    }

    private static double percentile(float[] sorted, double percent) {
        if (sorted.length == 0) {
            return 0;
        }
        double at = percent / 100 * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - (double) sorted[below]);
    }

    /** The grey level, 0 to 255, of a value; halves round to even, NaN is 0. */
    public int grey(double value) {
        if (!(high > low) || Double.isNaN(value)) {
            return 0;
        }
        return (int) Math.rint(255 * Math.max(0, Math.min(1, (value - low) / (high - low))));
    }

    /** The grey levels of values, as unsigned bytes. */
    public byte[] greys(float[] values) {
        byte[] greys = new byte[values.length];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (byte) grey(values[i]);
        }
        return greys;
    }

    /** The standard score of a value's grey level. */
    public float score(double value) {
        return deviation == 0 ? 0 : (float) ((grey(value) - mean) / deviation);
    }
}
