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
    private static final double GB = 1e9;
    private static final double SHARE = 0.6;

    private FinetuneOptions() {}

    static TuningOptions of(FinetunePlan plan, FinetuneSettings settings, long seed) {
        TuningOptions.OptimizerKind kind = plan.optimiser() == FinetuneSettings.Optimiser.ADAMW_8BIT
                ? TuningOptions.OptimizerKind.ADAMW_8BIT
                : TuningOptions.OptimizerKind.ADAMW;
        return new TuningOptions(
                TuningOptions.Keeping.LAYERS,
                kind,
                AdamSettings.adamW(plan.weightDecay()),
                plan.clip(),
                CounterRandom.of(seed, "dropout").nextLong(),
                imageBytes(settings));
    }

    /** Bytes for states of images: what the settings allow, and no more than most of the memory that is free. */
    static long imageBytes(FinetuneSettings settings) {
        long asked = (long) (settings.imageCache() * GB);
        OptionalLong free = free();
        return free.isPresent() ? Math.min(asked, (long) (SHARE * free.getAsLong())) : asked;
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
