package org.readingroom.report.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.report.OverlayLayer;

/** Draws the shapes of a layer over an enlarged slice: no shape is smoothed, moved or filled. */
public final class OverlayOutlines {
    private static final float TRUTH_WIDTH = 4.5f;
    private static final float WIDTH = 2f;

    private final SliceFrame frame;
    private final double across;
    private final double down;

    /**
     * @param frame the slice's size
     * @param across screen pixels to a pixel, from left to right
     * @param down screen pixels to a pixel, from top to bottom
     */
    public OverlayOutlines(SliceFrame frame, double across, double down) {
        this.frame = frame;
        this.across = across;
        this.down = down;
    }

    /** Draws every shape of a layer. */
    public void draw(Graphics2D g, OverlayLayer layer) {
        g.setColor(new Color(layer.rgb()));
        for (Object shape : layer.shapes()) {
            switch (shape) {
                case Mask mask -> stroke(g, layer, edges(mask), false);
                case PixelBox box -> stroke(g, layer, rectangle(box), false);
                case PixelPolygons polygons -> stroke(g, layer, path(polygons), true);
                case PixelPoint point -> point(g, layer, point);
                default -> throw new IllegalArgumentException("no such shape in an overlay: " + shape);
            }
        }
    }

    private static void stroke(Graphics2D g, OverlayLayer layer, Shape shape, boolean slanted) {
        g.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                slanted ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setStroke(strokeOf(layer.style()));
        g.draw(shape);
    }

    static BasicStroke strokeOf(OverlayLayer.Style style) {
        float width = style == OverlayLayer.Style.TRUTH ? TRUTH_WIDTH : WIDTH;
        float[] dash = style == OverlayLayer.Style.DASHED ? new float[] {7, 5} : null;
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
    }

    /** A cross in a ring: the cross says where, the ring is seen. */
    private void point(Graphics2D g, OverlayLayer layer, PixelPoint p) {
        double x = (p.column() + 0.5) * across;
        double y = (p.row() + 0.5) * down;
        Path2D cross = new Path2D.Double();
        cross.moveTo(x - 9, y);
        cross.lineTo(x + 9, y);
        cross.moveTo(x, y - 9);
        cross.lineTo(x, y + 9);
        stroke(g, layer, cross, true);
        stroke(g, layer, new Ellipse2D.Double(x - 6, y - 6, 12, 12), true);
    }

    /** The last row and column belong to the box, so its far edges lie one pixel on. */
    private Shape rectangle(PixelBox box) {
        return new Rectangle2D.Double(
                box.left() * across,
                box.top() * down,
                (box.right() + 1 - box.left()) * across,
                (box.bottom() + 1 - box.top()) * down);
    }

    private Shape path(PixelPolygons polygons) {
        Path2D path = new Path2D.Double();
        for (List<PixelPoint> ring : polygons.rings()) {
            for (int v = 0; v < ring.size(); v++) {
                double x = (ring.get(v).column() + 0.5) * across;
                double y = (ring.get(v).row() + 0.5) * down;
                if (v == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            path.closePath();
        }
        return path;
    }

    /** The edges between a pixel that belongs and one that does not, runs of them joined. */
    private Shape edges(Mask mask) {
        int rows = mask.extent(0);
        int columns = mask.extent(1);
        if (rows != frame.rows() || columns != frame.columns()) {
            throw new IllegalArgumentException("a mask of " + rows + "x" + columns + " pixels does not fit a slice of "
                    + frame.rows() + "x" + frame.columns());
        }
        Path2D path = new Path2D.Double();
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c < columns; c++) {
                int from = c;
                while (c < columns && in(mask, r, c) != in(mask, r - 1, c)) {
                    c++;
                }
                segment(path, from, r, c, r);
            }
        }
        for (int c = 0; c <= columns; c++) {
            for (int r = 0; r < rows; r++) {
                int from = r;
                while (r < rows && in(mask, r, c) != in(mask, r, c - 1)) {
                    r++;
                }
                segment(path, c, from, c, r);
            }
        }
        return path;
    }

    private void segment(Path2D path, int column, int row, int toColumn, int toRow) {
        if (column != toColumn || row != toRow) {
            path.moveTo(column * across, row * down);
            path.lineTo(toColumn * across, toRow * down);
        }
    }

    private static boolean in(Mask mask, int row, int column) {
        return row >= 0
                && row < mask.extent(0)
                && column >= 0
                && column < mask.extent(1)
                && mask.at(row * mask.extent(1) + column);
    }
}
