package org.readingroom.run;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Where the answer of each key stands, for millions of keys: open addressing over the first 128 bits of each key, three longs
 * a slot and nothing else on the heap. The table is cut into segments that grow one by one and by half, so that it is
 * between half and three quarters full: 32 to 48 bytes an answer, and while a segment grows 1/64 more.
 *
 * <p>Two keys of the same 128 bits are told apart by the caller, who has the keys in full. Not thread-safe.
 */
final class KeyIndex {
    /** No place. */
    static final long NONE = -1;

    private static final int SEGMENTS = 64;
    private static final int LONGS = 3;
    private static final int FIRST_SLOTS = 16;
    private final Segment[] segments = new Segment[SEGMENTS];

    /**
     * The first 128 bits of a key: of a digest in hex those it says, of another text those of its SHA-256.
     *
     * @param hi the first 64
     * @param lo the next 64
     */
    record Bits(long hi, long lo) {
        private static final int DIGITS = 32;

        static Bits of(String key) {
            String hex = isHex(key)
                    ? key
                    : HexFormat.of().formatHex(Digests.sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
            return new Bits(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, DIGITS));
        }

        private static boolean isHex(String key) {
            if (key.length() < DIGITS) {
                return false;
            }
            for (int i = 0; i < DIGITS; i++) {
                if (!HexFormat.isHexDigit(key.charAt(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Segment {
        /** Of each slot: high bits, low bits, place + 1 (0 for an empty slot). */
        private long[] table = new long[LONGS * FIRST_SLOTS];

        private int used;

        /** The slot of a key, or the empty one where it belongs, as an index into the table. */
        int slot(long[] in, long hi, long lo) {
            int slots = in.length / LONGS;
            int s = (int) Long.remainderUnsigned(lo, slots);
            while (in[LONGS * s + 2] != 0 && (in[LONGS * s] != hi || in[LONGS * s + 1] != lo)) {
                s = s + 1 == slots ? 0 : s + 1;
            }
            return LONGS * s;
        }

        void grow() {
            int slots = table.length / LONGS;
            long[] larger = new long[LONGS * (slots + slots / 2)];
            for (int i = 0; i < table.length; i += LONGS) {
                if (table[i + 2] != 0) {
                    int at = slot(larger, table[i], table[i + 1]);
                    larger[at] = table[i];
                    larger[at + 1] = table[i + 1];
                    larger[at + 2] = table[i + 2];
                }
            }
            table = larger;
        }
    }

    KeyIndex() {
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment();
        }
    }

    private Segment segment(Bits key) {
        return segments[(int) (key.hi() >>> 58)];
    }

    /** The place of a key; {@link #NONE} where it has none. */
    long get(Bits key) {
        Segment s = segment(key);
        return s.table[s.slot(s.table, key.hi(), key.lo()) + 2] - 1;
    }

    /** Gives a key a place, 0 or more, in place of any it had. */
    void put(Bits key, long place) {
        Segment s = segment(key);
        int at = s.slot(s.table, key.hi(), key.lo());
        if (s.table[at + 2] == 0) {
            s.used++;
        }
        s.table[at] = key.hi();
        s.table[at + 1] = key.lo();
        s.table[at + 2] = place + 1;
        if (4 * s.used > 3 * (s.table.length / LONGS)) {
            s.grow();
        }
    }

    /** How many keys have a place. */
    long size() {
        long n = 0;
        for (Segment s : segments) {
            n += s.used;
        }
        return n;
    }

    /** How many bytes the slots take. */
    long bytes() {
        long n = 0;
        for (Segment s : segments) {
            n += 8L * s.table.length;
        }
        return n;
    }
}
