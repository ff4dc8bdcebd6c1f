package org.readingroom.report;

import java.util.Objects;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;

/**
 * The grey slice under an overlay, in radiological display as {@link org.readingroom.api.data.SliceView} gives it.
 *
 * @param caption the line over the picture, such as the case, the plane and the slice
 * @param plane the direction of slicing, which names the four edges
 * @param frame the size, and the millimetres of a pixel
 * @param pixels row by row, one a pixel of the frame; not copied
 */
public record OverlaySlice(String caption, Plane plane, SliceFrame frame, float[] pixels) {
    public OverlaySlice {
        Objects.requireNonNull(caption, "caption");
        Objects.requireNonNull(plane, "plane");
        if (pixels.length != frame.rows() * frame.columns()) {
            throw new IllegalArgumentException("a slice of " + frame.rows() + "x" + frame.columns() + " pixels has "
                    + frame.rows() * frame.columns() + " values, not " + pixels.length);
        }
    }
}
