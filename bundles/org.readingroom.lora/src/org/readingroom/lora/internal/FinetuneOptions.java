package org.readingroom.lora.internal;

import java.util.OptionalLong;
import org.readingroom.lora.train.TuningOptions;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.CounterRandom;
import org.readingroom.torch.FreeMemory;

/** How the steps of a fine-tuning are computed. */
final class FinetuneOptions {
    /** Part of the free memory that states of images are held in, so that a file is not read again at once. */
    private static final int PART = 8;

    private FinetuneOptions() {}

    static TuningOptions of(FinetunePlan plan, ImageCache images, long seed) {
        TuningOptions.OptimizerKind kind = plan.optimiser() == FinetuneSettings.Optimiser.ADAMW_8BIT
                ? TuningOptions.OptimizerKind.ADAMW_8BIT
                : TuningOptions.OptimizerKind.ADAMW;
        return new TuningOptions(
                TuningOptions.Keeping.LAYERS,
                kind,
                AdamSettings.adamW(plan.weightDecay()),
                plan.clip(),
                CounterRandom.of(seed, "dropout").nextLong(),
                memory(images));
    }

    private static long memory(ImageCache images) {
        long wanted = images.folder().isPresent() ? images.forecast() : 0;
        OptionalLong free = FreeMemory.host();
        return free.isPresent() ? Math.min(wanted, free.getAsLong() / PART) : wanted;
    }
}
