package org.readingroom.lora.train;

import ai.djl.engine.Engine;
import org.readingroom.torch.CounterRandom;

/**
 * What dropout drops: PyTorch's random numbers, begun anew for each segment of a forward pass from the seed, the step,
 * the micro-batch and the segment's number, so that a segment that is computed again drops the same.
 */
final class Dice {
    private final boolean used;
    private final CounterRandom place;

    /** Dice of a forward pass. */
    Dice(boolean used, long seed, long step, long part) {
        this.used = used;
        this.place = CounterRandom.of(seed, step + "." + part);
    }

    /** Rolls for a segment. */
    void roll(int segment) {
        if (used) {
            long seed = CounterRandom.of(place.state(), "" + segment).nextLong();
            Engine.getEngine("PyTorch").setRandomSeed((int) (seed >>> 33));
        }
    }
}
