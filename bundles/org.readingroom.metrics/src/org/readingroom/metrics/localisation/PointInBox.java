package org.readingroom.metrics.localisation;

/**
 * Whether a predicted point lies in the reference box.
 *
 * <p>Rule of this platform: a point on the edge is in. The share over items counts a missing answer as out. Named
 * alternatives: edges out, or, as MONAI's {@code centers_in_boxes}, more than 0.01 inside every edge.
 */
public final class PointInBox {
    private PointInBox() {}

    /** In, edges included. */
    public static boolean of(double x, double y, Box box) {
        return x >= box.x1() && x <= box.x2() && y >= box.y1() && y <= box.y2();
    }

    /** In by more than a margin from every edge: 0 for edges out, 0.01 for MONAI. */
    public static boolean within(double x, double y, Box box, double margin) {
        return Math.min(Math.min(x - box.x1(), y - box.y1()), Math.min(box.x2() - x, box.y2() - y)) > margin;
    }
}
