package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.readingroom.torch.TensorScope;

/** A part of a forward pass that can be computed again: the same inputs give the same output. */
interface Segment {
    /**
     * Computes it.
     *
     * @param inputs stay their owner's
     * @param into owns the output
     */
    NDArray run(NDList inputs, TensorScope into);
}
