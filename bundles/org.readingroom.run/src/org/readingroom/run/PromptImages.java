package org.readingroom.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.data.Volume;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.imaging.SourceVolumes;

/**
 * Slices as 8-bit images: the 0.5th to 99.5th percentile of the whole volume's non-zero voxels are carried to 0..255 and
 * rounded, so that one patient's slices share one window. Never windowed slice by slice.
 */
public final class PromptImages {
    private final SourceVolumes volumes;
    private final Map<String, double[]> windows = new HashMap<>();

    /** Images of a case's slices. */
    public PromptImages(SourceVolumes volumes) {
        this.volumes = volumes;
    }

    /** One slice of one volume, grey. */
    public PromptImage grey(SliceView slice, String volume) {
        double[] w = windows.computeIfAbsent(volume, v -> window(volumes.volume(v)));
        float[] pixels = slice.pixels(volume);
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            double share = (pixels[i] - w[0]) / (w[1] - w[0]);
            bytes[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, share)));
        }
        return new PromptImage(slice.frame(), 1, bytes);
    }

    /** The values carried to 0 and 255; of a volume without contrast, two that keep it dark. */
    private static double[] window(Volume volume) {
        float[] values = volume.toFloats();
        int n = 0;
        for (float v : values) {
            if (v != 0 && Float.isFinite(v)) {
                values[n++] = v;
            }
        }
        float[] nonZero = Arrays.copyOf(values, n);
        Arrays.sort(nonZero);
        double low = percentile(nonZero, 0.5);
        double high = percentile(nonZero, 99.5);
        return high > low ? new double[] {low, high} : new double[] {0, Math.max(1, high)};
    }

    /** Linear between order statistics, as numpy does it. */
    private static double percentile(float[] sorted, double q) {
        if (sorted.length == 0) {
            return 0;
        }
        double at = q / 100 * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
