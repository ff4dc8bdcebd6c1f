package org.readingroom.cnn.internal;

/** Seeds of their own for each use, from one seed and the words of the use. */
final class Seeds {
    private Seeds() {}

    /** The same for the same seed and words, whatever was asked before. */
    static long of(long seed, Object... words) {
        long h = mixed(seed + 0x9E3779B97F4A7C15L);
        for (Object word : words) {
            for (char c : String.valueOf(word).toCharArray()) {
                h = mixed(h ^ c);
            }
            h = mixed(h + 0x9E3779B97F4A7C15L);
        }
        return h;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
