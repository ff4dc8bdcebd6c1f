package org.readingroom.prompts.internal.answer;

import java.util.Arrays;

/** An answer as numbers, words and what stands between them, in the order of the text. Markup is left out. */
final class Tokens {
    /** What a token is. */
    enum Kind {
        NUMBER,
        WORD,
        OPEN,
        CLOSE,
        /** Comma, semicolon, table bar, arrow. */
        COMMA,
        /** Colon or equals sign. */
        COLON,
        /** End of a sentence. */
        STOP,
        /** One or more line ends. */
        LINE,
        /** A hyphen or dash, or two dots. */
        DASH,
        /** Something left out. */
        ELLIPSIS,
        /** The number of an item of a list, no value. */
        ITEM,
        /** A multiplication sign. */
        TIMES,
        PERCENT,
        /** A sign that makes a number part of something else. */
        SIGN,
        /** The end of the text; always there, once. */
        END
    }

    /** The value of a word of a script written without spaces; that of another word is the {@link Sides side} it names. */
    static final int UNSPACED = -1;

    private Kind[] kinds = new Kind[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private double[] values = new double[64];
    private long[] flags = new long[64];
    private int size;

    /** Adds a token: the value of a number or the side that a word names; what a word says, or 1 for a decimal number. */
    void add(Kind kind, int start, int end, double value, long words) {
        if (size == kinds.length) {
            int more = size * 2;
            kinds = Arrays.copyOf(kinds, more);
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            values = Arrays.copyOf(values, more);
            flags = Arrays.copyOf(flags, more);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        values[size] = value;
        flags[size++] = words;
    }

    int size() {
        return size;
    }

    /** The kind of a token; END before the first and after the last. */
    Kind kind(int at) {
        return at < 0 || at >= size ? Kind.END : kinds[at];
    }

    boolean is(int at, Kind kind) {
        return kind(at) == kind;
    }

    /** Whether a token is a word that says any of these. */
    boolean says(int at, long words) {
        return kind(at) == Kind.WORD && (flags[at] & words) != 0;
    }

    /** What a word says; 0 for every other token. */
    long flags(int at) {
        return kind(at) == Kind.WORD ? flags[at] : 0;
    }

    int start(int at) {
        return starts[at];
    }

    int end(int at) {
        return ends[at];
    }

    double value(int at) {
        return values[at];
    }

    /** Whether a number was written with a decimal point. */
    boolean decimal(int at) {
        return flags[at] != 0;
    }

    /** Makes a token another kind. */
    void become(int at, Kind kind) {
        kinds[at] = kind;
    }

    /** The last token's kind; END where there is none. */
    Kind last() {
        return kind(size - 1);
    }

    /** Takes back the last token. */
    void dropLast() {
        size--;
    }

    /** The next token from here on that is no line end. */
    int skipLines(int at) {
        int i = at;
        while (is(i, Kind.LINE)) {
            i++;
        }
        return i;
    }
}
