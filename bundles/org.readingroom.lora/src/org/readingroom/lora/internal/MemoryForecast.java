package org.readingroom.lora.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.TextConfig;
import org.readingroom.llama.config.VisionConfig;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.lora.AdapterTargets;

/**
 * The memory that a step is forecast to take: by arithmetic over the model's sizes, layers recomputed one by one on the
 * way back. PyTorch's own buffers come on top.
 */
final class MemoryForecast {
    private static final double GIB = 1L << 30;
    private static final int CHUNK = 512;

    private final OpenLlama llama;
    private final FinetunePlan plan;
    private final FinetuneSettings settings;
    private final AdapterTargets targets;
    private final LessonRows.Row row;

    MemoryForecast(
            OpenLlama llama, FinetunePlan plan, FinetuneSettings settings, AdapterTargets targets, LessonRows.Row row) {
        this.llama = llama;
        this.plan = plan;
        this.settings = settings;
        this.targets = targets;
        this.row = row;
    }

    List<String> lines() {
        long weights = llama.model().weights().bytes();
        int each = plan.optimiser() == FinetuneSettings.Optimiser.ADAMW_8BIT ? 2 : 8;
        long adapter = targets.parameters(plan.adapter().r()) * (Float.BYTES * 2L + each);
        long one = activations(1);
        long now = activations(plan.microBatch());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Memory, forecast: %s weights + %s adapter, gradients and optimiser + %s for %d lesson%s at once = %s",
                gib(weights),
                gib(adapter),
                gib(now),
                plan.microBatch(),
                plan.microBatch() == 1 ? "" : "s",
                gib(weights + adapter + now)));
        OptionalLong free = FinetuneOptions.free();
        if (free.isPresent() && !llama.model().runtime().device().isGpu()) {
            // The weights are loaded already.
            long room = free.getAsLong() - adapter;
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s are free: micro-batch %d fits%s",
                    gib(free.getAsLong()),
                    Math.clamp(room / Math.max(1, one), 0, plan.window()),
                    now > room ? "; MORE THAN THERE IS: lower micro-batch" : ""));
        }
        if (!targets.vision() && !row.images().isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  encoded images: %s each, kept up to %s in memory, those longest unused given up",
                    gib(states() / Math.max(1, row.images().size())),
                    gib(FinetuneOptions.imageBytes(settings))));
        }
        return lines;
    }

    /** Bytes of the images' states of a lesson. */
    private long states() {
        LlamaConfig config = llama.folder().config();
        return config.vision()
                .map(v -> (long) row.images().size()
                        * v.maxTiles()
                        * v.patches()
                        * config.text().hidden()
                        * element())
                .orElse(0L);
    }

    private int element() {
        return llama.model().weights().precision().bytes();
    }

    private long activations(int lessons) {
        LlamaConfig config = llama.folder().config();
        TextConfig t = config.text();
        long tokens = (long) lessons * row.row().ids().length;
        long inputs = tokens * t.hidden() * t.layers() * element();
        long layer = tokens * (3L * t.intermediate() + 10L * t.hidden()) * element();
        long keys = states() * lessons * 2 * t.keyValueHeads() * t.headWidth() / t.hidden();
        long scores =
                config.vision().isEmpty() ? 0 : tokens * row.images().size() * imageTokens() * t.heads() * element();
        long logits = 2 * Math.min(CHUNK, (long) lessons * row.row().learnt()) * t.vocabulary() * Float.BYTES;
        long dequantised =
                llama.model().weights().precision().quantised() ? 3L * t.hidden() * t.intermediate() * element() : 0;
        long vision =
                targets.vision() ? config.vision().map(v -> vision(v) * lessons).orElse(0L) : 0;
        return inputs + layer + 2 * lessons * states() + keys + scores + logits + dequantised + vision;
    }

    private long imageTokens() {
        return llama.folder()
                .config()
                .vision()
                .map(v -> (long) v.maxTiles() * v.patches())
                .orElse(0L);
    }

    private long vision(VisionConfig v) {
        long tokens = (long) row.images().size() * v.maxTiles() * v.paddedPatches();
        return tokens
                * v.hidden()
                * (v.layers() + v.globalLayers() + 10L + 4L * v.intermediate() / v.hidden())
                * element();
    }

    private static String gib(double bytes) {
        return bytes < GIB
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (1 << 20))
                : String.format(Locale.ROOT, "%.2f GiB", bytes / GIB);
    }
}
