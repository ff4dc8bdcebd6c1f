package org.readingroom.lora.train;

import org.readingroom.lora.LoraException;
import org.readingroom.torch.AdamSettings;

/**
 * How a training computes.
 *
 * @param keeping what is kept between the way forward and the way back
 * @param optimizer which optimiser
 * @param adam what it is set to; decay is decoupled
 * @param gradientLimit gradients are scaled down to this norm where theirs is larger
 * @param seed of dropout
 * @param imageBytes bytes of image states that are kept in memory for the next time an image is seen, where the
 *     vision part is not trained; the ones longest unused give way
 */
public record TuningOptions(
        Keeping keeping, OptimizerKind optimizer, AdamSettings adam, double gradientLimit, long seed, long imageBytes) {
    /** What is kept between the way forward and the way back. */
    public enum Keeping {
        /** Everything: fastest, and the most memory. */
        ALL,
        /** The input of each layer; the layer is computed anew on the way back. */
        LAYERS,
        /** The input of each layer, in the host's memory. */
        LAYERS_ON_HOST
    }

    /** An optimiser. */
    public enum OptimizerKind {
        /** AdamW with state in float32. */
        ADAMW,
        /** AdamW with state in 8 bits, in blocks of 256. */
        ADAMW_8BIT
    }

    public TuningOptions {
        if (!(gradientLimit > 0)) {
            throw new LoraException("gradients are limited to a norm above 0, not to " + gradientLimit);
        }
        if (imageBytes < 0) {
            throw new LoraException("image states are kept in 0 bytes or more, not in " + imageBytes);
        }
    }

    /** Layers kept, AdamW with a decay of 0.01, gradients limited to 1, 1 GB of image states. */
    public static TuningOptions defaults() {
        return new TuningOptions(Keeping.LAYERS, OptimizerKind.ADAMW, AdamSettings.adamW(), 1, 1, 1L << 30);
    }

    /** The same with another way of keeping. */
    public TuningOptions with(Keeping other) {
        return new TuningOptions(other, optimizer, adam, gradientLimit, seed, imageBytes);
    }

    /** The same with another optimiser. */
    public TuningOptions with(OptimizerKind other, AdamSettings settings) {
        return new TuningOptions(keeping, other, settings, gradientLimit, seed, imageBytes);
    }
}
