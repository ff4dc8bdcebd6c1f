package org.readingroom.llama.generate;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.readingroom.api.model.Decoding;
import org.readingroom.grammar.TokenMask;

/**
 * Chooses the next token of one sequence from its logits.
 *
 * <p>Tokens that a constraint forbids are out first. Temperature 0 takes the most likely, the first of equals. Otherwise
 * logits are divided by the temperature, and tokens dropped by top-k, then top-p (the smallest set of the likeliest whose
 * probability reaches it), then min-p (under a share of the likeliest), each over what the one before left, in the order that
 * transformers applies them; of the rest one is drawn.
 */
public final class TokenChoice {
    private final Decoding decoding;
    private final SplittableRandom random;

    /** @param seed of this sequence alone */
    public TokenChoice(Decoding decoding, long seed) {
        this.decoding = decoding;
        this.random = new SplittableRandom(seed);
    }

    /**
     * A choice.
     *
     * @param token its id
     * @param logProbability of it under the model's own distribution, before temperature, drops and constraint
     */
    public record Chosen(int token, double logProbability) {}

    /**
     * Chooses.
     *
     * @param logits of the whole vocabulary
     * @param allowed the tokens that a constraint leaves; at least one
     */
    public Chosen choose(float[] logits, Optional<TokenMask> allowed) {
        int token = decoding.temperature() == 0 ? best(logits, allowed) : draw(logits, allowed);
        return new Chosen(token, logProbability(logits, token));
    }

    private static int best(float[] logits, Optional<TokenMask> allowed) {
        int best = -1;
        for (int i = 0; i < logits.length; i++) {
            final int at = i;
            boolean free = allowed.isEmpty() || allowed.get().allows(at);
            if (free && (best < 0 || logits[i] > logits[best])) {
                best = i;
            }
        }
        return best;
    }

    /** The natural logarithm of a token's share in the softmax of logits. */
    public static double logProbability(float[] logits, int token) {
        float most = Float.NEGATIVE_INFINITY;
        for (float l : logits) {
            most = Math.max(most, l);
        }
        double sum = 0;
        for (float l : logits) {
            sum += Math.exp(l - most);
        }
        return Math.min(0, logits[token] - most - Math.log(sum));
    }

    private int draw(float[] logits, Optional<TokenMask> allowed) {
        int[] order = kept(logits, allowed);
        double[] shares = shares(logits, order);
        int count = order.length;
        if (decoding.topP() < 1) {
            count = nucleus(shares, count);
        }
        double least = decoding.minP() * shares[0];
        while (count > 1 && shares[count - 1] < least) {
            count--;
        }
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += shares[i];
        }
        double at = random.nextDouble() * total;
        for (int i = 0; i < count; i++) {
            at -= shares[i];
            if (at < 0) {
                return order[i];
            }
        }
        return order[count - 1];
    }

    /** Ids that top-k leaves, the likeliest first. */
    private int[] kept(float[] logits, Optional<TokenMask> allowed) {
        long[] keys = new long[logits.length];
        int n = 0;
        for (int i = 0; i < logits.length; i++) {
            if (allowed.isEmpty() || allowed.get().allows(i)) {
                // Sorted by falling logit, then by id, as one long.
                int bits = Float.floatToIntBits(logits[i]);
                int rising = bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
                keys[n++] = ((long) ~rising & 0xFFFFFFFFL) << 32 | i;
            }
        }
        keys = Arrays.copyOf(keys, n);
        for (int i = 0; i < n; i++) {
            keys[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(keys);
        int count = decoding.topK() > 0 ? Math.min(decoding.topK(), n) : n;
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    private double[] shares(float[] logits, int[] order) {
        double[] shares = new double[order.length];
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            shares[i] = Math.exp((logits[order[i]] - logits[order[0]]) / decoding.temperature());
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private int nucleus(double[] shares, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += shares[i];
            if (sum >= decoding.topP()) {
                return i + 1;
            }
        }
        return count;
    }
}
