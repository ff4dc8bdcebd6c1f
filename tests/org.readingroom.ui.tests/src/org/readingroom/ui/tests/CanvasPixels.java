package org.readingroom.ui.tests;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;

/** What a canvas shows on the screen, and where on it a pixel of a slice is that fills it as far as it fits. */
final class CanvasPixels {
    private final ImageData data;
    private final Point size;

    private CanvasPixels(ImageData data, Point size) {
        this.data = data;
        this.size = size;
    }

    /** What the canvas shows now. */
    static CanvasPixels of(Canvas canvas) {
        Workbench.paint(canvas.getShell());
        Point size = canvas.getSize();
        Image image = new Image(canvas.getDisplay(), size.x, size.y);
        GC gc = new GC(canvas);
        try {
            gc.copyArea(image, 0, 0);
            return new CanvasPixels(image.getImageData(), size);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** The middle of a slice's pixel on a canvas of some size, pixels of 1 x 1 mm. */
    static Point at(Point size, int rows, int columns, double row, double column) {
        double scale = Math.min((double) size.x / columns, (double) size.y / rows);
        double x = size.x / 2.0 + (column + 0.5 - columns / 2.0) * scale;
        double y = size.y / 2.0 + (row + 0.5 - rows / 2.0) * scale;
        return new Point((int) Math.round(x), (int) Math.round(y));
    }

    /** The colour at the middle of a slice's pixel. */
    RGB at(int rows, int columns, double row, double column) {
        Point p = at(size, rows, columns, row, column);
        return rgb(p.x, p.y);
    }

    RGB rgb(int x, int y) {
        return data.palette.getRGB(data.getPixel(x, y));
    }

    /** Whether a colour is in a part of the canvas. */
    boolean has(RGB colour, int x, int y, int width, int height) {
        for (int row = Math.max(0, y); row < Math.min(size.y, y + height); row++) {
            for (int column = Math.max(0, x); column < Math.min(size.x, x + width); column++) {
                if (rgb(column, row).equals(colour)) {
                    return true;
                }
            }
        }
        return false;
    }

    Point size() {
        return size;
    }
}
