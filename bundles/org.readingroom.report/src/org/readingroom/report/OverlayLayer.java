package org.readingroom.report;

import java.util.List;
import java.util.Objects;
import org.readingroom.api.data.Mask;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;

/**
 * What one reader, or the truth, says of a slice: outlines in one colour under one name.
 *
 * @param name as it stands in the legend, with the arm's oracles
 * @param rgb the colour, such as {@link Palette#arm} gives
 * @param style how lines are drawn
 * @param shapes each a {@link Mask} of rank 2 and the slice's size, a {@link PixelBox}, a {@link PixelPoint} or
 *     {@link PixelPolygons}, in pixel indices of the slice; with none the legend says that there is no reading
 */
public record OverlayLayer(String name, int rgb, Style style, List<Object> shapes) {
    /** How the lines of a layer are drawn. */
    public enum Style {
        /** The truth: a broad line under all others, so that it shows beside one that covers it. */
        TRUTH,
        /** A reading. */
        SOLID,
        /** A reading whose colour another has already. */
        DASHED
    }

    public OverlayLayer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(style, "style");
        shapes = List.copyOf(shapes);
        for (Object shape : shapes) {
            boolean known = shape instanceof Mask m && m.rank() == 2
                    || shape instanceof PixelBox
                    || shape instanceof PixelPoint
                    || shape instanceof PixelPolygons;
            if (!known) {
                throw new IllegalArgumentException(
                        "an overlay draws masks of a slice, boxes, points and polygons, not " + shape);
            }
        }
    }

    /** The truth, in the colour that is its own. */
    public static OverlayLayer truth(String name, Object... shapes) {
        return new OverlayLayer(name, Palette.TRUTH, Style.TRUTH, List.of(shapes));
    }

    /**
     * The reading of an arm, in the colour that the arm has in every figure.
     *
     * @param index the arm's place in the study, from 0
     */
    public static OverlayLayer arm(String name, int index, Object... shapes) {
        Style style = Palette.round(index) % 2 == 0 ? Style.SOLID : Style.DASHED;
        return new OverlayLayer(name, Palette.arm(index), style, List.of(shapes));
    }
}
