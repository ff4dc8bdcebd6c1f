package org.readingroom.ui.internal.viewer;

import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.Volume;
import org.readingroom.imaging.SliceGeometry;

/** Slices cut out of volumes, and coloured for the screen: typed arrays, row by row. */
final class SlicePixels {
    private SlicePixels() {}

    /** The levels of a slice of a volume. */
    static short[] levels(Volume volume, ValueScale scale, SliceGeometry geometry) {
        SliceFrame f = geometry.frame();
        short[] levels = new short[f.rows() * f.columns()];
        for (int r = 0, at = 0; r < f.rows(); r++) {
            for (int c = 0; c < f.columns(); c++) {
                levels[at++] = (short) scale.level(volume.value(geometry.index(r, c)));
            }
        }
        return levels;
    }

    /** The labels of a slice. */
    static byte[] labels(LabelMap map, SliceGeometry geometry) {
        SliceFrame f = geometry.frame();
        byte[] labels = new byte[f.rows() * f.columns()];
        for (int r = 0, at = 0; r < f.rows(); r++) {
            for (int c = 0; c < f.columns(); c++) {
                labels[at++] = (byte) map.label(geometry.index(r, c));
            }
        }
        return labels;
    }

    /** The pixels of a slice of a mask of the volume. */
    static boolean[] bits(Mask mask, SliceGeometry geometry) {
        SliceFrame f = geometry.frame();
        boolean[] bits = new boolean[f.rows() * f.columns()];
        for (int r = 0, at = 0; r < f.rows(); r++) {
            for (int c = 0; c < f.columns(); c++) {
                bits[at++] = mask.at(geometry.index(r, c));
            }
        }
        return bits;
    }

    /**
     * Greys as red, green and blue bytes.
     *
     * @param levels of a slice
     * @param greys the grey of each level
     */
    static byte[] rgb(short[] levels, byte[] greys) {
        byte[] rgb = new byte[levels.length * 3];
        for (int i = 0, at = 0; i < levels.length; i++) {
            byte grey = greys[levels[i] & 0xffff];
            rgb[at++] = grey;
            rgb[at++] = grey;
            rgb[at++] = grey;
        }
        return rgb;
    }

    /**
     * Lays the colours of labels over pixels.
     *
     * @param rgb changed
     * @param labels one a pixel
     * @param colours of the labels 0 to 255, 0xRRGGBB; negative: not shown
     * @param opacity 0 to 1
     */
    static void fill(byte[] rgb, byte[] labels, int[] colours, double opacity) {
        int share = (int) Math.round(256 * opacity);
        for (int i = 0; i < labels.length; i++) {
            int colour = colours[labels[i] & 0xff];
            if (colour >= 0) {
                int at = i * 3;
                rgb[at] = mixed(rgb[at], colour >> 16 & 0xff, share);
                rgb[at + 1] = mixed(rgb[at + 1], colour >> 8 & 0xff, share);
                rgb[at + 2] = mixed(rgb[at + 2], colour & 0xff, share);
            }
        }
    }

    private static byte mixed(byte under, int over, int share) {
        int from = under & 0xff;
        return (byte) (from + ((over - from) * share >> 8));
    }
}
