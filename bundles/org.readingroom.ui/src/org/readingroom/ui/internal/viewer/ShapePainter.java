package org.readingroom.ui.internal.viewer;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;

/** Draws shapes over a slice: each line on a dark one, so that it is seen on white and on black. */
final class ShapePainter {
    private static final int LINE = 2;
    private static final int HALO = 4;
    private static final int HALO_ALPHA = 110;
    private static final int OPAQUE = 255;
    private static final int CROSS = 6;

    private final GC gc;
    private final PlaneTransform to;

    ShapePainter(GC gc, PlaneTransform to) {
        this.gc = gc;
        this.to = to;
    }

    /** Loops of corners between pixels. */
    void loops(List<int[]> loops, RGB colour, LineStyle line, double opacity) {
        // Edges of pixels run straight across or down: smoothing would cost time and change nothing.
        gc.setAntialias(SWT.OFF);
        for (int[] loop : loops) {
            int[] xy = new int[loop.length];
            for (int i = 0; i < loop.length; i += 2) {
                xy[i] = (int) Math.round(to.x(loop[i + 1] - 0.5));
                xy[i + 1] = (int) Math.round(to.y(loop[i] - 0.5));
            }
            polygon(xy, colour, line, opacity);
        }
        gc.setAntialias(SWT.ON);
    }

    /** A point, box or polygon; masks are drawn as loops. */
    void shape(Overlay overlay) {
        switch (overlay.shape()) {
            case Overlay.Point p -> cross(p.at(), overlay.colour());
            case Overlay.Box b -> box(b.box(), overlay);
            case Overlay.Polygon p -> p.polygons().rings().forEach(ring -> ring(ring, overlay));
            case Overlay.Area a -> {}
        }
    }

    private void box(PixelBox b, Overlay overlay) {
        int left = (int) Math.round(to.x(b.left() - 0.5));
        int right = (int) Math.round(to.x(b.right() + 0.5));
        int top = (int) Math.round(to.y(b.top() - 0.5));
        int bottom = (int) Math.round(to.y(b.bottom() + 0.5));
        polygon(new int[] {left, top, right, top, right, bottom, left, bottom}, overlay.colour(), overlay.line(), 1);
    }

    private void ring(List<PixelPoint> ring, Overlay overlay) {
        int[] xy = new int[ring.size() * 2];
        for (int i = 0; i < ring.size(); i++) {
            xy[2 * i] = (int) Math.round(to.x(ring.get(i).column()));
            xy[2 * i + 1] = (int) Math.round(to.y(ring.get(i).row()));
        }
        polygon(xy, overlay.colour(), overlay.line(), 1);
    }

    private void polygon(int[] xy, RGB colour, LineStyle line, double opacity) {
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(HALO);
        gc.setAlpha((int) (HALO_ALPHA * opacity));
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.drawPolygon(xy);
        line.on(gc);
        gc.setLineWidth(LINE);
        gc.setAlpha((int) Math.round(OPAQUE * opacity));
        gc.setForeground(new Color(colour));
        gc.drawPolygon(xy);
        gc.setAlpha(OPAQUE);
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    private void cross(PixelPoint at, RGB colour) {
        int x = (int) Math.round(to.x(at.column()));
        int y = (int) Math.round(to.y(at.row()));
        for (boolean halo : new boolean[] {true, false}) {
            gc.setLineWidth(halo ? HALO + 1 : LINE);
            gc.setForeground(halo ? gc.getDevice().getSystemColor(SWT.COLOR_BLACK) : new Color(colour));
            gc.drawLine(x - CROSS, y - CROSS, x + CROSS, y + CROSS);
            gc.drawLine(x - CROSS, y + CROSS, x + CROSS, y - CROSS);
        }
    }
}
