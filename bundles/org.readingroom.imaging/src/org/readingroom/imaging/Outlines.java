package org.readingroom.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.Mask;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;

/**
 * The outlines of a slice's tumour, in pixel indices.
 *
 * @param box the least and greatest row and column of all the tumour of the slice
 * @param polygon one ring round the largest 8-connected part: boundary pixels of that part, clockwise as shown, from
 *     the north-most (the left-most of several), evenly spaced along the boundary. Boundaries of 10 pixels or more give
 *     10 to 15 points, one for 8 boundary pixels; shorter ones give every pixel; under 3 pixels there is no polygon
 * @param boundary the boundary pixels of the largest part, which the polygon's points are some of; a pixel that the
 *     boundary passes twice counts twice
 * @param share the part of the slice's tumour pixels that lie in the largest part, over 0, up to 1
 */
public record Outlines(PixelBox box, Optional<PixelPolygons> polygon, int boundary, double share) {
    private static final int FEWEST = 10;
    private static final int MOST = 15;
    private static final int PIXELS_A_POINT = 8;

    /** The outlines of a rank 2 mask; empty where the mask is. */
    public static Optional<Outlines> of(Mask slice) {
        Optional<PixelBox> box = boxOf(slice);
        if (box.isEmpty()) {
            return Optional.empty();
        }
        ConnectedComponents parts = ConnectedComponents.of(slice, ConnectedComponents.Neighbours.FULL);
        int largest = parts.largest();
        Mask part = new Mask(slice.shape(), slice.spacing(), parts.component(largest));
        double share = (double) parts.sizes()[largest - 1] / slice.count();
        List<Integer> boundary = BoundaryTrace.of(part);
        return Optional.of(new Outlines(box.get(), ring(boundary, part.extent(1)), boundary.size(), share));
    }

    /** The smallest box round a rank 2 mask; empty where the mask is. */
    public static Optional<PixelBox> boxOf(Mask slice) {
        if (slice.rank() != 2) {
            throw new IllegalArgumentException("outlines are of a slice, a mask of rank 2, not " + slice.rank());
        }
        int top = Integer.MAX_VALUE;
        int left = Integer.MAX_VALUE;
        int bottom = -1;
        int right = -1;
        int columns = slice.extent(1);
        for (int at = 0; at < slice.size(); at++) {
            if (slice.at(at)) {
                top = Math.min(top, at / columns);
                bottom = at / columns;
                left = Math.min(left, at % columns);
                right = Math.max(right, at % columns);
            }
        }
        return bottom < 0 ? Optional.empty() : Optional.of(new PixelBox(top, left, bottom, right));
    }

    /** The smallest box round all vertices of polygons. */
    public static PixelBox boxOf(PixelPolygons polygons) {
        double top = Double.POSITIVE_INFINITY;
        double left = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (List<PixelPoint> ring : polygons.rings()) {
            for (PixelPoint p : ring) {
                top = Math.min(top, p.row());
                bottom = Math.max(bottom, p.row());
                left = Math.min(left, p.column());
                right = Math.max(right, p.column());
            }
        }
        return new PixelBox(top, left, bottom, right);
    }

    /** The centre of the box. */
    public PixelPoint centre() {
        return box.centre();
    }

    private static Optional<PixelPolygons> ring(List<Integer> boundary, int columns) {
        int length = boundary.size();
        if (length < 3) {
            return Optional.empty();
        }
        int points = Math.min(length, Math.max(FEWEST, Math.min(MOST, length / PIXELS_A_POINT)));
        List<PixelPoint> ring = new ArrayList<>();
        for (int n = 0; n < points; n++) {
            int at = boundary.get((int) ((long) n * length / points));
            ring.add(new PixelPoint(at / columns, at % columns));
        }
        return Optional.of(new PixelPolygons(List.of(ring)));
    }
}
