package org.readingroom.llama.model;

import org.readingroom.llama.LlamaException;

/**
 * A low-rank change of one linear weight W (out, in): what was W x is W x + scale * B (A x). Source: Hu et al. 2021
 * (LoRA).
 *
 * @param a (rank, in), row-major
 * @param b (out, rank), row-major
 * @param rank rows of A and columns of B
 * @param scale what the product is multiplied with
 */
public record LowRank(float[] a, float[] b, int rank, double scale) {
    public LowRank {
        if (rank < 1 || a.length % rank != 0 || b.length % rank != 0) {
            throw new LlamaException(
                    "a change of rank " + rank + " has not " + a.length + " and " + b.length + " numbers");
        }
    }

    /** Columns of A. */
    public int in() {
        return a.length / rank;
    }

    /** Rows of B. */
    public int out() {
        return b.length / rank;
    }
}
