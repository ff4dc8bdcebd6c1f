package org.readingroom.llama.model;

import java.util.Arrays;
import java.util.List;
import org.readingroom.llama.LlamaException;

/**
 * Token sequences brought to one length.
 *
 * @param ids (sequences, length), pad tokens where a sequence is shorter
 * @param real whether each is of its sequence
 */
public record TokenBatch(long[][] ids, boolean[][] real) {
    public TokenBatch {
        if (ids.length == 0 || ids[0].length == 0) {
            throw new LlamaException("a batch has at least one sequence of at least one token");
        }
    }

    /** Sequences that end together: for generation. */
    public static TokenBatch left(List<long[]> sequences, long pad) {
        return of(sequences, pad, true);
    }

    /** Sequences that begin together: for training and scoring. */
    public static TokenBatch right(List<long[]> sequences, long pad) {
        return of(sequences, pad, false);
    }

    private static TokenBatch of(List<long[]> sequences, long pad, boolean left) {
        int length = sequences.stream().mapToInt(s -> s.length).max().orElse(0);
        long[][] ids = new long[sequences.size()][length];
        boolean[][] real = new boolean[sequences.size()][length];
        for (int b = 0; b < ids.length; b++) {
            long[] own = sequences.get(b);
            int from = left ? length - own.length : 0;
            Arrays.fill(ids[b], pad);
            System.arraycopy(own, 0, ids[b], from, own.length);
            Arrays.fill(real[b], from, from + own.length, true);
        }
        return new TokenBatch(ids, real);
    }

    /** How many sequences. */
    public int size() {
        return ids.length;
    }

    /** Tokens of each, padding counted. */
    public int length() {
        return ids[0].length;
    }

    /** Whether any is padded. */
    public boolean padded() {
        for (boolean[] row : real) {
            for (boolean r : row) {
                if (!r) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The place of each token in its sequence, from 0; padding before it is at 1, padding behind it counts on, as transformers
     * has it.
     */
    int[][] positions() {
        int[][] positions = new int[size()][length()];
        for (int b = 0; b < size(); b++) {
            int next = 0;
            for (int s = 0; s < length(); s++) {
                positions[b][s] = real[b][s] || next > 0 ? next++ : 1;
            }
        }
        return positions;
    }
}
