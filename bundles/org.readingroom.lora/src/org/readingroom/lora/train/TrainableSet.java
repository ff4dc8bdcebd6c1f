package org.readingroom.lora.train;

import org.readingroom.lora.LoraWeights;

/** What a training changes. */
public sealed interface TrainableSet {
    /**
     * The matrices of an adapter; the model's own weights stay as they are, in any precision.
     *
     * @param weights stay their owner's
     */
    record Adapter(LoraWeights weights) implements TrainableSet {}

    /** All weights of the model itself, held in float32: embeddings, vision, projector, norms, gates and head too. */
    record AllWeights() implements TrainableSet {}

    /** The matrices of an adapter. */
    static TrainableSet adapter(LoraWeights weights) {
        return new Adapter(weights);
    }

    /** All weights of a model. */
    static TrainableSet allWeights() {
        return new AllWeights();
    }
}
