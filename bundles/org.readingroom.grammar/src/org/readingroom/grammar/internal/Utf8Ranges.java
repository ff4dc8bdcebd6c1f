package org.readingroom.grammar.internal;

import java.util.ArrayList;
import java.util.List;

/** Ranges of characters as sequences of byte ranges in UTF-8: a character is in the range iff its bytes fit one sequence. */
final class Utf8Ranges {
    private static final int[] LAST = {0x7F, 0x7FF, 0xFFFF};

    private final List<int[][]> sequences = new ArrayList<>();

    private Utf8Ranges() {}

    /** The sequences of a set: each a list of (from, to), a byte range a position. */
    static List<int[][]> of(CodePoints set) {
        Utf8Ranges ranges = new Utf8Ranges();
        set.ranges().forEach(r -> ranges.byLength(r.from(), r.to()));
        return ranges.sequences;
    }

    private void byLength(int from, int to) {
        for (int last : LAST) {
            if (from <= last && to > last) {
                byLength(from, last);
                byLength(last + 1, to);
                return;
            }
        }
        split(from, to);
    }

    /** Splits until the bytes that differ are followed by whole ranges of continuation bytes only. */
    private void split(int from, int to) {
        for (int bits = 6; to > 0x7F && bits <= 18; bits += 6) {
            int low = (1 << bits) - 1;
            if ((from & ~low) == (to & ~low)) {
                continue;
            }
            if ((from & low) != 0) {
                split(from, from | low);
                split((from | low) + 1, to);
                return;
            }
            if ((to & low) != low) {
                split(from, (to & ~low) - 1);
                split(to & ~low, to);
                return;
            }
        }
        byte[] first = bytes(from);
        byte[] last = bytes(to);
        int[][] sequence = new int[first.length][];
        for (int at = 0; at < first.length; at++) {
            sequence[at] = new int[] {first[at] & 0xFF, last[at] & 0xFF};
        }
        sequences.add(sequence);
    }

    private static byte[] bytes(int character) {
        return Character.toString(character).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
