package org.readingroom.datasets.internal.phantom;

/**
 * A stream of random numbers that is the same on every machine and Java version: SplitMix64 (G. Steele, D. Lea, C.
 * Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), and only arithmetic that IEEE 754 fixes.
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;
    private long state;

    Draws(long seed) {
        state = seed;
    }

    /** Scatters the bits of a number. */
    static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        long r = mix(state);
        state += GOLDEN;
        return r;
    }

    /** From 0, included, to 1, not included. */
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    double between(double from, double to) {
        return from + (to - from) * unit();
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** A number of mean 0 and variance 1, close to normal: never beyond 3.5. */
    double bell() {
        return bell(next());
    }

    /** The same from the bits of one number: four 16-bit parts summed (Irwin and Hall), scaled to variance 1. */
    static double bell(long bits) {
        long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        return (sum - 131070) * (1.7320508075688772 / 65536);
    }
}
