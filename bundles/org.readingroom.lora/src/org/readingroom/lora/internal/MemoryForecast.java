package org.readingroom.lora.internal;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.train.StepMemory;
import org.readingroom.lora.train.TuningOptions;
import org.readingroom.torch.FreeMemory;

/**
 * The memory that a step of a fine-tuning is forecast to take, against what there is, and how many lessons at once fit:
 * {@link StepMemory} of the first lesson, which the others are taken to be like.
 */
final class MemoryForecast {
    private static final double GIB = 1L << 30;
    private static final double GIGA = 1e9;

    private final OpenLlama llama;
    private final FinetunePlan plan;
    private final AdapterTargets targets;
    private final TuningOptions options;
    private final LessonRows.Row row;

    MemoryForecast(
            OpenLlama llama, FinetunePlan plan, AdapterTargets targets, TuningOptions options, LessonRows.Row row) {
        this.llama = llama;
        this.plan = plan;
        this.targets = targets;
        this.options = options;
        this.row = row;
    }

    List<String> lines() {
        StepMemory step = of(plan.microBatch());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Memory, forecast: %s weights + %s adapter, gradients and optimiser + %s for %d lesson%s at once = %s",
                gib(step.weights()),
                gib(step.adapter()),
                gib(step.total() - step.weights() - step.adapter()),
                plan.microBatch(),
                plan.microBatch() == 1 ? "" : "s",
                gib(step.total())));
        Device device = llama.model().runtime().device();
        if (device.isGpu()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  with what CUDA holds besides, a device of more than %.1f GB",
                    (step.total() + StepMemory.CUDA) / GIGA));
        }
        FreeMemory.of(device).ifPresent(bytes -> lines.add(against(bytes)));
        return lines;
    }

    /** The weights are loaded already. */
    private String against(long free) {
        int fits = 0;
        while (fits < plan.window() && beside(fits + 1) <= free) {
            fits++;
        }
        return String.format(
                Locale.ROOT,
                "  %s are free beside the weights: micro-batch %d%s",
                gib(free),
                fits,
                fits < plan.microBatch()
                        ? " fits; MORE THAN THERE IS: lower micro-batch"
                        : fits == plan.window() ? ", all of a step, fits" : " fits");
    }

    private long beside(int lessons) {
        StepMemory step = of(lessons);
        return step.total() - step.weights();
    }

    private StepMemory of(int lessons) {
        return StepMemory.of(
                llama.folder().config(),
                llama.model().weights().precision(),
                targets,
                plan.adapter().r(),
                options,
                new StepMemory.Batch(
                        lessons,
                        row.row().ids().length,
                        row.images().size(),
                        row.row().learnt()));
    }

    private static String gib(double bytes) {
        return bytes < GIB
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (1 << 20))
                : String.format(Locale.ROOT, "%.2f GiB", bytes / GIB);
    }
}
