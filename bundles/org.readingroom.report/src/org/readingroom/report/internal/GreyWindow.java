package org.readingroom.report.internal;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.readingroom.report.OverlaySlice;

/**
 * A slice in grey: black at the lowest and white at the highest of its values, less half a percent at either end, counted
 * over values that are not 0, since background would else fill the range.
 */
public final class GreyWindow {
    private static final double CUT = 0.005;

    private GreyWindow() {}

    /** The slice, one image pixel a pixel; values that are not finite are black. */
    public static BufferedImage image(OverlaySlice slice) {
        int columns = slice.frame().columns();
        float[] pixels = slice.pixels();
        double[] range = range(pixels);
        BufferedImage image = new BufferedImage(columns, slice.frame().rows(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels.length; i++) {
            double share = Float.isFinite(pixels[i]) ? (pixels[i] - range[0]) / (range[1] - range[0]) : 0;
            int grey = (int) Math.round(255 * Math.clamp(share, 0, 1));
            image.setRGB(i % columns, i / columns, grey << 16 | grey << 8 | grey);
        }
        return image;
    }

    private static double[] range(float[] pixels) {
        float[] values = new float[pixels.length];
        int n = 0;
        for (float p : pixels) {
            if (Float.isFinite(p) && p != 0) {
                values[n++] = p;
            }
        }
        if (n == 0) {
            return new double[] {0, 1};
        }
        Arrays.sort(values, 0, n);
        // The background of a skull-stripped scan is 0 and stays black under tissue that is brighter.
        double low = Math.min(values[(int) (CUT * (n - 1))], 0);
        double high = values[(int) Math.ceil((1 - CUT) * (n - 1))];
        return new double[] {low, high > low ? high : low + 1};
    }
}
