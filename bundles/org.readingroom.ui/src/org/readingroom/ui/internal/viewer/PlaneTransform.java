package org.readingroom.ui.internal.viewer;

import org.readingroom.api.data.SliceFrame;

/**
 * Where the pixels of a slice lie on a canvas, in their true proportions.
 *
 * @param left screen x of the left edge of column 0
 * @param top screen y of the upper edge of row 0
 * @param width screen width of a pixel
 * @param height screen height of a pixel
 */
record PlaneTransform(double left, double top, double width, double height) {
    /**
     * The slice as large as fits, times a zoom, its middle shifted.
     *
     * @param areaWidth of the canvas
     * @param areaHeight of the canvas
     * @param zoom 1: all of the slice is seen
     * @param panX shift to the right, in mm
     * @param panY shift downwards, in mm
     */
    static PlaneTransform fit(int areaWidth, int areaHeight, SliceFrame frame, double zoom, double panX, double panY) {
        double mmWidth = frame.columns() * frame.mmPerColumn();
        double mmHeight = frame.rows() * frame.mmPerRow();
        double scale = Math.max(1e-3, zoom * Math.min(areaWidth / mmWidth, areaHeight / mmHeight));
        return new PlaneTransform(
                areaWidth / 2.0 + (panX - mmWidth / 2) * scale,
                areaHeight / 2.0 + (panY - mmHeight / 2) * scale,
                frame.mmPerColumn() * scale,
                frame.mmPerRow() * scale);
    }

    /** Screen x of a column; whole numbers are the middles of pixels. */
    double x(double column) {
        return left + (column + 0.5) * width;
    }

    /** Screen y of a row. */
    double y(double row) {
        return top + (row + 0.5) * height;
    }

    /** The column under a screen x, fractional. */
    double column(double x) {
        return (x - left) / width - 0.5;
    }

    /** The row under a screen y, fractional. */
    double row(double y) {
        return (y - top) / height - 0.5;
    }
}
