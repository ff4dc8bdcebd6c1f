package org.readingroom.ui.internal.viewer;

import java.util.Optional;
import org.eclipse.swt.graphics.RGB;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;

/**
 * Something drawn over a slice: the truth, or what a reader answered.
 *
 * <p>Pixels are those of the source's own slice, as {@link org.readingroom.imaging.SourceSlice} shows it; what was said of a
 * slice of a model grid is brought there by {@link org.readingroom.imaging.SliceCarry}.
 *
 * @param label what it is, for the legend, such as an arm's id
 * @param colour of its lines; {@link OverlayColours} has ones that the colour-blind can tell apart
 * @param line of its lines
 * @param slice the slice it lies on; empty for a mask of the whole volume, which is cut by every plane
 * @param shape what is drawn
 */
public record Overlay(String label, RGB colour, LineStyle line, Optional<SliceRef> slice, Shape shape) {
    /** What is drawn. */
    public sealed interface Shape permits Point, Box, Polygon, Area {}

    /** A small cross. */
    public record Point(PixelPoint at) implements Shape {}

    /** The outline of a box, round the outer edges of its pixels. */
    public record Box(PixelBox box) implements Shape {}

    /** Rings through the centres of their pixels. */
    public record Polygon(PixelPolygons polygons) implements Shape {}

    /** The outline of a mask: of rank 2 on a slice, of rank 3 on the grid of the case's volumes. */
    public record Area(Mask mask) implements Shape {}

    public Overlay {
        boolean volume = shape instanceof Area area && area.mask().rank() == 3;
        if (slice.isEmpty() && !volume) {
            throw new IllegalArgumentException(label + ": only a mask of a volume lies on no slice of its own");
        }
    }

    /** On one slice. */
    public static Overlay on(SliceRef slice, String label, RGB colour, LineStyle line, Shape shape) {
        return new Overlay(label, colour, line, Optional.of(slice), shape);
    }

    /** A mask of the whole volume. */
    public static Overlay of(String label, RGB colour, LineStyle line, Mask volume) {
        return new Overlay(label, colour, line, Optional.empty(), new Area(volume));
    }
}
