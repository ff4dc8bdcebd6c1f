package org.readingroom.ui.internal.viewer;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;

/** Draws a crosshair over a whole canvas: thin, and open in the middle, so that what it points at is seen. */
final class CrosshairLines {
    private static final Color WHITE = new Color(255, 255, 255);
    private static final int ALPHA = 150;
    private static final int OPAQUE = 255;
    private static final int OPEN = 9;

    private CrosshairLines() {}

    /** Draws it through a pixel of a canvas of some size. */
    static void draw(GC gc, Point size, int x, int y) {
        gc.setForeground(WHITE);
        gc.setLineWidth(1);
        gc.setAlpha(ALPHA);
        gc.drawLine(0, y, x - OPEN, y);
        gc.drawLine(x + OPEN, y, size.x, y);
        gc.drawLine(x, 0, x, y - OPEN);
        gc.drawLine(x, y + OPEN, x, size.y);
        gc.setAlpha(OPAQUE);
    }
}
