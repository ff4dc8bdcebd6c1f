package org.readingroom.lora.train;

/**
 * The loss of some tokens.
 *
 * @param sum of their cross entropies, in nats
 * @param items how many tokens
 */
public record LossSum(double sum, long items) {
    /** The loss of none. */
    public static final LossSum NONE = new LossSum(0, 0);

    /** Of both. */
    public LossSum plus(LossSum other) {
        return new LossSum(sum + other.sum, items + other.items);
    }

    /** Of one token on average; not a number where there is none. */
    public double mean() {
        return sum / items;
    }
}
