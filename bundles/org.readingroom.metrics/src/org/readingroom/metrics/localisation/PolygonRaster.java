package org.readingroom.metrics.localisation;

import java.math.BigDecimal;
import java.util.List;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;

/**
 * The pixels of a polygon, by a named rule; the rule's name stands beside every score, as it alone can cost a small lesion
 * twelve points of Dice.
 *
 * <p>{@link #CENTRE_HALF_OPEN} is this platform's rule: pixel (row r, column c) covers [c, c+1) x [r, r+1) and belongs where
 * its centre (c + 0.5, r + 0.5) is inside by the even-odd rule; a centre on an edge belongs to one side only, the right or
 * lower one. The test is exact: it is decided by the sign of a determinant that is computed without rounding where rounding
 * could change it. Vertices beyond the frame are allowed; a polygon that encloses no centre gives no pixel.
 *
 * <p>Answers are pixel indices, where (0, 0) is the middle of the first pixel: {@link #ofIndices} shifts them by 0.5 first.
 */
public enum PolygonRaster {
    /** Centres at (c + 0.5, r + 0.5), half-open. This platform's rule. */
    CENTRE_HALF_OPEN("centre-half-open", 0.5, false),
    /** Centres at (c, r), half-open, as {@code java.awt.geom.Path2D.contains}. */
    INTEGER_HALF_OPEN("integer-half-open", 0, false),
    /** Centres at (c, r), a centre on the boundary is in, as {@code skimage.draw.polygon}; for comparison with such papers. */
    BOUNDARY_IN("boundary-in", 0, true);

    private final String ruleName;
    private final double centre;
    private final boolean boundaryIn;

    PolygonRaster(String ruleName, double centre, boolean boundaryIn) {
        this.ruleName = ruleName;
        this.centre = centre;
        this.boundaryIn = boundaryIn;
    }

    /** The name that is recorded with a score. */
    public String ruleName() {
        return ruleName;
    }

    /**
     * The pixels of one ring.
     *
     * @param x one coordinate a vertex, to the right; the last vertex is joined to the first
     * @param y one coordinate a vertex, downwards
     * @return rows x columns, last index fastest
     */
    public boolean[] of(double[] x, double[] y, int rows, int columns) {
        if (x.length != y.length || x.length == 0) {
            throw new MetricException("a polygon has an x and a y for each vertex, not " + x.length + " and " + y.length);
        }
        boolean[] bits = new boolean[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                bits[r * columns + c] = inside(x, y, c + centre, r + centre);
            }
        }
        return bits;
    }

    /** The union of rings whose vertices are pixel indices: each is shifted by 0.5 into this rule's coordinates. */
    public static boolean[] ofIndices(PixelPolygons polygons, int rows, int columns) {
        boolean[] union = new boolean[rows * columns];
        for (List<PixelPoint> ring : polygons.rings()) {
            double[] x = ring.stream().mapToDouble(p -> p.column() + 0.5).toArray();
            double[] y = ring.stream().mapToDouble(p -> p.row() + 0.5).toArray();
            boolean[] bits = CENTRE_HALF_OPEN.of(x, y, rows, columns);
            for (int i = 0; i < bits.length; i++) {
                union[i] |= bits[i];
            }
        }
        return union;
    }

    private boolean inside(double[] x, double[] y, double px, double py) {
        boolean odd = false;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            if (boundaryIn && onEdge(x[j], y[j], x[i], y[i], px, py)) {
                return true;
            }
            if (y[j] <= py != y[i] <= py) {
                // The edge crosses the ray to the right where it passes right of the point: on the left of a rising edge.
                int side = side(x[j], y[j], x[i], y[i], px, py);
                odd ^= y[i] > y[j] ? side > 0 : side < 0;
            }
        }
        return odd;
    }

    private static boolean onEdge(double ax, double ay, double bx, double by, double px, double py) {
        return px >= Math.min(ax, bx)
                && px <= Math.max(ax, bx)
                && py >= Math.min(ay, by)
                && py <= Math.max(ay, by)
                && side(ax, ay, bx, by, px, py) == 0;
    }

    /** The sign of (b - a) x (p - a), exact. */
    private static int side(double ax, double ay, double bx, double by, double px, double py) {
        double left = (bx - ax) * (py - ay);
        double right = (by - ay) * (px - ax);
        double difference = left - right;
        // Far above the rounding of three operations on doubles, so that only near ties pay for exact arithmetic.
        if (Math.abs(difference) > 1e-14 * (Math.abs(left) + Math.abs(right))) {
            return difference > 0 ? 1 : -1;
        }
        BigDecimal exactLeft = minus(bx, ax).multiply(minus(py, ay));
        return exactLeft.subtract(minus(by, ay).multiply(minus(px, ax))).signum();
    }

    private static BigDecimal minus(double a, double b) {
        return new BigDecimal(a).subtract(new BigDecimal(b));
    }
}
