package org.readingroom.report.internal.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.readingroom.report.Palette;
import org.readingroom.report.internal.PlainFont;

/**
 * How every figure looks: ink on white, faint grid, and for each arm a colour, a marker and a dash, so that colour is
 * never the only sign. Sizes are CSS pixels.
 */
final class Style {
    /** The width of a figure that fills a page. */
    static final int WIDTH = 760;

    static final Color INK = new Color(0x222222);
    static final Color SOFT = new Color(0x6A6A70);
    static final Color FAINT = new Color(0xE2E2E4);
    static final Font TEXT = new Font(PlainFont.family(), Font.PLAIN, 12);
    static final Font SMALL = new Font(PlainFont.family(), Font.PLAIN, 11);
    static final Font TITLE = new Font(PlainFont.family(), Font.BOLD, 12);
    static final BasicStroke HAIR = new BasicStroke(1f);
    static final BasicStroke THICK = new BasicStroke(2.4f);
    private static final float WEIGHT = 1.8f;

    /** The grades: those of high grade in vermilion discs, those of low grade in blue open triangles. */
    static final Color HIGH = new Color(0xD55E00);

    static final Color LOW = new Color(0x0072B2);

    private Style() {}

    /** The colour that an arm has in every figure, by its place in the study. */
    static Color colour(int index) {
        return new Color(Palette.arm(index));
    }

    /** The line of an arm: solid for the first, then dashes that differ from their neighbours'. */
    static BasicStroke line(int index) {
        int[] dash = Palette.dash(index);
        if (dash.length == 0) {
            return new BasicStroke(WEIGHT, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dash.length];
        for (int i = 0; i < dash.length; i++) {
            lengths[i] = dash[i];
        }
        return new BasicStroke(WEIGHT, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
    }

    /** The marker of an arm: seven shapes, so that an arm whose colour comes round again has another. */
    static Shape marker(int index) {
        return SHAPES.get(Math.floorMod(index, SHAPES.size()));
    }

    /** A disc of a radius. */
    static Shape disc(double radius) {
        return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    }

    static Shape triangle(double radius) {
        return polygon(3, radius * 1.25, -90);
    }

    /** A thin cross, for a reading that failed. */
    static Shape cross(double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(-radius, -radius);
        path.lineTo(radius, radius);
        path.moveTo(-radius, radius);
        path.lineTo(radius, -radius);
        return new BasicStroke(1.9f).createStrokedShape(path);
    }

    private static final List<Shape> SHAPES = List.of(
            disc(3.6),
            new Rectangle2D.Double(-3.2, -3.2, 6.4, 6.4),
            triangle(3.8),
            polygon(4, 4.6, -90),
            polygon(3, 4.7, 90),
            AffineTransform.getRotateInstance(Math.PI / 4).createTransformedShape(cross(3.6)),
            cross(3.4));

    private static Shape polygon(int corners, double radius, double from) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double angle = Math.toRadians(from + 360.0 * i / corners);
            double x = radius * Math.cos(angle);
            double y = radius * Math.sin(angle);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }
}
