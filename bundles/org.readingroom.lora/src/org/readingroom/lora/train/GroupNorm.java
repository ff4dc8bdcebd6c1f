package org.readingroom.lora.train;

/**
 * How large the gradient of a group of modules is, before clipping.
 *
 * @param a norm over the A of an adapter; 0 where all weights are trained
 * @param b norm over the B of an adapter; over the weights where all are trained
 */
public record GroupNorm(double a, double b) {
    /** Of both as one vector. */
    public double both() {
        return Math.hypot(a, b);
    }
}
