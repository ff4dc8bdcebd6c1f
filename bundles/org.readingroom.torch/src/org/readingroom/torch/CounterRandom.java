package org.readingroom.torch;

/**
 * The random numbers of initial weights and draws: SplitMix64 (Steele, Lea and Flood 2014), whose whole state is one number
 * that a checkpoint can keep. The same seed gives the same numbers on every machine.
 */
public final class CounterRandom {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private long state;

    /** Numbers of a seed. */
    public CounterRandom(long seed) {
        state = seed;
    }

    /** Numbers of a seed and a name, independent of those of other names. */
    public static CounterRandom of(long seed, String name) {
        CounterRandom random = new CounterRandom(seed);
        long hash = random.nextLong();
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash * 31 + name.charAt(i) + GAMMA);
        }
        return new CounterRandom(hash);
    }

    /** The state, from which {@code new CounterRandom(state)} goes on. */
    public long state() {
        return state;
    }

    /** 64 even bits. */
    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /** Even in [0, 1), in steps of 2^-53. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Even in [0, bound): by multiplication, whose bias is under 2^-32 for bounds under 2^31. */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound " + bound);
        }
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** Normal with mean 0 and deviation 1 (Box and Muller 1958, the cosine's half). */
    public double nextNormal() {
        double radius = Math.sqrt(-2 * Math.log(1 - nextDouble()));
        return radius * Math.cos(2 * Math.PI * nextDouble());
    }

    /** Puts 0 .. values.length - 1 in even random order (Fisher and Yates). */
    public int[] permutation(int length) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
