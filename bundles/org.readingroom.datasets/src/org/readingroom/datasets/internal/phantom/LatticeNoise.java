package org.readingroom.datasets.internal.phantom;

/**
 * Smooth noise in space: gradient noise with twelve gradients and a quintic fade (K. Perlin, "Improving noise",
 * SIGGRAPH 2002), the lattice hashed by a seed. Values lie within -1 to 1, mostly within -0.6 to 0.6; one bump spans
 * about two units.
 */
final class LatticeNoise {
    private final long seed;

    LatticeNoise(long seed) {
        this.seed = Draws.mix(seed);
    }

    double at(double x, double y, double z) {
        int i = floor(x);
        int j = floor(y);
        int k = floor(z);
        double u = x - i;
        double v = y - j;
        double w = z - k;
        double fu = fade(u);
        double fv = fade(v);
        double fw = fade(w);
        double low = plane(i, j, k, u, v, w, fu, fv);
        return low + fw * (plane(i, j, k + 1, u, v, w - 1, fu, fv) - low);
    }

    private double plane(int i, int j, int k, double u, double v, double w, double fu, double fv) {
        double a = corner(i, j, k, u, v, w);
        double b = corner(i + 1, j, k, u - 1, v, w);
        double c = corner(i, j + 1, k, u, v - 1, w);
        double d = corner(i + 1, j + 1, k, u - 1, v - 1, w);
        double near = a + fu * (b - a);
        return near + fv * (c + fu * (d - c) - near);
    }

    private double corner(int i, int j, int k, double u, double v, double w) {
        int h = (int) (hash(i, j, k) >>> 60);
        double p = h < 8 ? u : v;
        double q = h < 4 ? v : h == 12 || h == 14 ? u : w;
        return ((h & 1) == 0 ? p : -p) + ((h & 2) == 0 ? q : -q);
    }

    private long hash(int i, int j, int k) {
        long h = seed + i * 0x8CB92BA72F3D8DD7L + j * 0xABC98388FB8FAC03L + k * 0x9FB21C651E98DF25L;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        return (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
    }

    private static int floor(double a) {
        int i = (int) a;
        return a < i ? i - 1 : i;
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }
}
