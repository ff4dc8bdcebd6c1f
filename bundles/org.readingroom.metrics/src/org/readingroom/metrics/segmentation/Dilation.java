package org.readingroom.metrics.segmentation;

import java.util.Arrays;

/**
 * A volume's mask grown by so many steps, each to all neighbours that share a face or an edge (18 of them), within the
 * array. The structuring element is {@code generate_binary_structure(3, 2)} of scipy.
 */
final class Dilation {
    private Dilation() {}

    static boolean[] of(int[] shape, boolean[] bits, int steps) {
        boolean[] grown = bits.clone();
        int[] front = new int[bits.length];
        int n = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i]) {
                front[n++] = i;
            }
        }
        front = Arrays.copyOf(front, n);
        for (int step = 0; step < steps; step++) {
            front = grow(shape, grown, front);
        }
        return grown;
    }

    private static int[] grow(int[] shape, boolean[] grown, int[] front) {
        int[] next = new int[Math.max(64, front.length)];
        int n = 0;
        for (int at : front) {
            int c = at % shape[2];
            int r = at / shape[2] % shape[1];
            int p = at / (shape[2] * shape[1]);
            for (int dp = p > 0 ? -1 : 0; dp <= (p < shape[0] - 1 ? 1 : 0); dp++) {
                for (int dr = r > 0 ? -1 : 0; dr <= (r < shape[1] - 1 ? 1 : 0); dr++) {
                    for (int dc = c > 0 ? -1 : 0; dc <= (c < shape[2] - 1 ? 1 : 0); dc++) {
                        int to = at + (dp * shape[1] + dr) * shape[2] + dc;
                        if (!grown[to] && dp * dp + dr * dr + dc * dc <= 2) {
                            grown[to] = true;
                            next = n == next.length ? Arrays.copyOf(next, 2 * n) : next;
                            next[n++] = to;
                        }
                    }
                }
            }
        }
        return Arrays.copyOf(next, n);
    }
}
