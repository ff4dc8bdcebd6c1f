package org.readingroom.datasets.internal.phantom;

/** Depths in simple solids, in mm: over 0 inside, under 0 outside, and how soft an edge is. */
final class Solid {
    private Solid() {}

    /** About how deep a point at (x, y, z) from its centre lies in an ellipsoid of half axes a, b, c. */
    static double ellipsoid(double x, double y, double z, double a, double b, double c) {
        double u = x / a;
        double v = y / b;
        double w = z / c;
        double r = Math.sqrt(u * u + v * v + w * w);
        if (r < 1e-9) {
            return Math.min(a, Math.min(b, c));
        }
        double slope = Math.sqrt(u * u / (a * a) + v * v / (b * b) + w * w / (c * c));
        return r * (1 - r) / slope;
    }

    /** The greater of two depths with the crease between them filled over {@code round} mm. */
    static double unite(double a, double b, double round) {
        double h = Math.max(round - Math.abs(a - b), 0) / round;
        return Math.max(a, b) + h * h * round / 4;
    }

    /** The share of a sample {@code width} mm wide that lies inside, from its depth. */
    static double inside(double depth, double width) {
        double t = depth / width + 0.5;
        return t <= 0 ? 0 : t >= 1 ? 1 : t;
    }
}
