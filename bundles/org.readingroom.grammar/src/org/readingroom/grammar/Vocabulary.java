package org.readingroom.grammar;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The tokens of a model as byte sequences. A token may hold part of a character, as byte-level BPE tokens do. Immutable;
 * made once for a model and used with any grammar.
 */
public final class Vocabulary {
    private final byte[][] tokens;
    private final int[] ends;
    private final int[] order;
    private final int[] shared;
    private final boolean everyByte;

    private Vocabulary(byte[][] tokens, int[] ends) {
        this.tokens = tokens;
        this.ends = ends;
        this.order = IntStream.range(0, tokens.length)
                .filter(t -> tokens[t].length > 0)
                .boxed()
                .sorted(Comparator.comparing(t -> tokens[t], Arrays::compareUnsigned))
                .mapToInt(t -> t)
                .toArray();
        this.shared = new int[order.length];
        BitSet bytes = new BitSet();
        for (int at = 0; at < order.length; at++) {
            byte[] token = tokens[order[at]];
            int differs = at == 0 ? 0 : Arrays.mismatch(tokens[order[at - 1]], token);
            shared[at] = differs < 0 ? token.length : differs;
            if (token.length == 1) {
                bytes.set(token[0] & 0xFF);
            }
        }
        this.everyByte = bytes.cardinality() == 256;
    }

    /**
     * A vocabulary.
     *
     * @param tokens the bytes of each token by id; empty for a token that writes no text, which is never allowed
     * @param endOfText ids of the tokens that end a text, each allowed where, and only where, the text may end
     * @throws GrammarException where an end of text is no token, or there is none
     */
    public static Vocabulary of(List<byte[]> tokens, Set<Integer> endOfText) {
        if (endOfText.isEmpty()) {
            throw new GrammarException("a vocabulary has at least one token that ends a text; name its id");
        }
        byte[][] copies = tokens.stream().map(byte[]::clone).toArray(byte[][]::new);
        for (int end : endOfText) {
            if (end < 0 || end >= copies.length) {
                throw new GrammarException("the token that ends a text, " + end + ", is not one of the vocabulary's "
                        + copies.length + " tokens");
            }
            copies[end] = new byte[0];
        }
        return new Vocabulary(
                copies, endOfText.stream().mapToInt(e -> e).sorted().toArray());
    }

    /** Tokens in it. */
    public int size() {
        return tokens.length;
    }

    byte[] bytes(int token) {
        return tokens[token];
    }

    /** The tokens that end a text. */
    int[] ends() {
        return ends;
    }

    /** The tokens that write text, sorted by their bytes. */
    int[] order() {
        return order;
    }

    /** How many bytes each token of {@link #order()} begins with that the one before it begins with too. */
    int[] shared() {
        return shared;
    }

    /** Whether each single byte is a token, so that what bytes can complete, tokens can. */
    boolean everyByte() {
        return everyByte;
    }
}
