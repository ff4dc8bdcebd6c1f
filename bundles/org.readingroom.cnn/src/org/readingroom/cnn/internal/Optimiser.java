package org.readingroom.cnn.internal;

/** Which rule turns gradients into steps; both as PyTorch computes them. */
public enum Optimiser {
    /** Adam, without weight decay. */
    ADAM,
    /** Adam with decoupled weight decay. */
    ADAMW
}
