package org.readingroom.lora.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.readingroom.lora.train.TuningOptions;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.CounterRandom;

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
        OptionalLong free = free();
        return free.isPresent() ? Math.min(wanted, free.getAsLong() / PART) : wanted;
    }

    /** Bytes of memory that programs can have; empty where the system does not say. */
    static OptionalLong free() {
        Path file = Path.of("/proc/meminfo");
        try {
            if (Files.isReadable(file)) {
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("MemAvailable:")) {
                        return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) * 1024);
                    }
                }
            }
            return OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
