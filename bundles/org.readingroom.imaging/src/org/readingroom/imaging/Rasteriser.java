package org.readingroom.imaging;

import java.math.BigDecimal;
import java.util.List;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;

/**
 * Boxes and polygons of pixel indices as rank 2 masks.
 *
 * <p>Pixel (r, c) covers [c, c + 1) x [r, r + 1) of the plane, and belongs where its centre (c + 0.5, r + 0.5) lies
 * inside. Answers are pixel indices, the centres of pixels, so that a polygon's vertices are shifted by +0.5 and a
 * box's greatest row and column by +1 before they are drawn. Rings count even-odd each for itself, and the rings of one
 * answer are united. Sides are decided by the exact sign of a cross product.
 */
public final class Rasteriser {
    /** Whether a pixel whose centre lies on an edge belongs; the rule's name goes with every score. */
    public enum Rule {
        /** An edge belongs to one side only: top and left in, bottom and right out. The platform's rule. */
        CENTRE_HALF_OPEN,
        /** Every edge belongs, as in skimage's {@code draw.polygon}; for comparison with papers that used it. */
        BOUNDARY_IN
    }

    private Rasteriser() {}

    /** The pixels of a box, ends included; what lies outside the frame is cut off. */
    public static Mask box(PixelBox box, SliceFrame frame) {
        boolean[] bits = new boolean[frame.rows() * frame.columns()];
        for (int r = 0; r < frame.rows(); r++) {
            for (int c = 0; c < frame.columns(); c++) {
                double x = c + 0.5;
                double y = r + 0.5;
                bits[r * frame.columns() + c] =
                        y >= box.top() && y < box.bottom() + 1 && x >= box.left() && x < box.right() + 1;
            }
        }
        return SliceMasks.frameMask(frame, bits);
    }

    /** The pixels of the united rings by the platform's rule, {@link Rule#CENTRE_HALF_OPEN}. */
    public static Mask polygons(PixelPolygons polygons, SliceFrame frame) {
        return polygons(polygons, frame, Rule.CENTRE_HALF_OPEN);
    }

    /** The pixels of the united rings; what lies outside the frame is cut off. */
    public static Mask polygons(PixelPolygons polygons, SliceFrame frame, Rule rule) {
        boolean[] bits = new boolean[frame.rows() * frame.columns()];
        for (List<PixelPoint> ring : polygons.rings()) {
            double[] x = ring.stream().mapToDouble(p -> p.column() + 0.5).toArray();
            double[] y = ring.stream().mapToDouble(p -> p.row() + 0.5).toArray();
            fill(x, y, frame.rows(), frame.columns(), rule, bits);
        }
        return SliceMasks.frameMask(frame, bits);
    }

    /**
     * Sets the pixels inside one ring.
     *
     * @param x vertices across, in the continuous plane where pixel (r, c) covers [c, c + 1) x [r, r + 1)
     * @param y vertices down
     * @param bits {@code rows * columns} pixels; those inside are set, others left as they are
     */
    public static void fill(double[] x, double[] y, int rows, int columns, Rule rule, boolean[] bits) {
        int top = first(y);
        int bottom = Math.min(rows - 1, last(y));
        int left = first(x);
        int right = Math.min(columns - 1, last(x));
        for (int r = top; r <= bottom; r++) {
            for (int c = left; c <= right; c++) {
                double px = c + 0.5;
                double py = r + 0.5;
                if (inside(x, y, px, py) || rule == Rule.BOUNDARY_IN && onEdge(x, y, px, py)) {
                    bits[r * columns + c] = true;
                }
            }
        }
    }

    private static int first(double[] v) {
        double least = Double.POSITIVE_INFINITY;
        for (double a : v) {
            least = Math.min(least, a);
        }
        return (int) Math.max(0, Math.floor(least - 1));
    }

    private static int last(double[] v) {
        double most = Double.NEGATIVE_INFINITY;
        for (double a : v) {
            most = Math.max(most, a);
        }
        return (int) Math.ceil(most);
    }

    /** Even-odd: how many edges a ray towards +x crosses; an edge holds its upper end and not its lower one. */
    private static boolean inside(double[] x, double[] y, double px, double py) {
        boolean in = false;
        for (int a = x.length - 1, b = 0; b < x.length; a = b++) {
            if (y[a] <= py != y[b] <= py) {
                int up = y[a] < y[b] ? a : b;
                int down = up == a ? b : a;
                in ^= side(x[up], y[up], x[down], y[down], px, py) < 0;
            }
        }
        return in;
    }

    private static boolean onEdge(double[] x, double[] y, double px, double py) {
        for (int a = x.length - 1, b = 0; b < x.length; a = b++) {
            boolean between = px >= Math.min(x[a], x[b])
                    && px <= Math.max(x[a], x[b])
                    && py >= Math.min(y[a], y[b])
                    && py <= Math.max(y[a], y[b]);
            if (between && side(x[a], y[a], x[b], y[b], px, py) == 0) {
                return true;
            }
        }
        return false;
    }

    /** On which side of the line from a to b the point lies, 0 on it: the exact sign of (p - a) x (b - a). */
    private static int side(double ax, double ay, double bx, double by, double px, double py) {
        double left = (px - ax) * (by - ay);
        double right = (py - ay) * (bx - ax);
        // Far above the rounding of these operations, so that only near ties pay for exact arithmetic.
        if (Math.abs(left - right) > 1e-14 * (Math.abs(left) + Math.abs(right))) {
            return left > right ? 1 : -1;
        }
        return minus(px, ax).multiply(minus(by, ay)).compareTo(minus(py, ay).multiply(minus(bx, ax)));
    }

    private static BigDecimal minus(double a, double b) {
        return new BigDecimal(a).subtract(new BigDecimal(b));
    }
}
