package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** A tensor on its way through a {@link Tape}. */
final class Value {
    final List<Value> inputs;
    final Segment segment;

    /** Whether a gradient has to come back to it. */
    final boolean learns;

    /** Its tensor, here or in the host's memory; null after it was freed. */
    NDArray array;

    boolean onHost;

    /** Whether it is computed with again on the way back. */
    boolean needed;

    /** The sum of the gradients that came back so far; null before the first. */
    NDArray gradient;

    Value(NDArray array, boolean learns, Segment segment, List<Value> inputs) {
        this.array = array;
        this.learns = learns;
        this.segment = segment;
        this.inputs = inputs;
    }
}
