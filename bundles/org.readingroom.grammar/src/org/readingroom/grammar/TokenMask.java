package org.readingroom.grammar;

import java.util.BitSet;

/** Which tokens of a vocabulary may come next. Immutable. */
public final class TokenMask {
    private final BitSet tokens;
    private final int size;

    TokenMask(BitSet tokens, int size) {
        this.tokens = tokens;
        this.size = size;
    }

    /** Whether a token may come next. */
    public boolean allows(int token) {
        return tokens.get(token);
    }

    /** How many tokens may come next. */
    public int count() {
        return tokens.cardinality();
    }

    /** Tokens in the vocabulary. */
    public int size() {
        return size;
    }

    /** The first allowed token at or after one; -1 where there is none. */
    public int next(int from) {
        return tokens.nextSetBit(from);
    }

    /** The mask as bits: token t is bit {@code t % 64} of word {@code t / 64}; trailing zero words are left out. */
    public long[] bits() {
        return tokens.toLongArray();
    }
}
