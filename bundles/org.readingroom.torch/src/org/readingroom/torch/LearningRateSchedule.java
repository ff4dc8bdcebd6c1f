package org.readingroom.torch;

/**
 * How the learning rate goes over the steps of a training: a factor between 0 and 1 on the peak rate.
 *
 * <p>The step is 0-based: with a warm-up the first step has rate 0, as in Hugging Face's schedules.
 */
@FunctionalInterface
public interface LearningRateSchedule {
    /** The factor at a 0-based step. */
    double factor(long step);

    /** Always 1. */
    static LearningRateSchedule constant() {
        return step -> 1;
    }

    /** Up from 0 in {@code warmup} steps, then straight down to 0 at {@code total}. */
    static LearningRateSchedule linear(long warmup, long total) {
        return step -> step < warmup
                ? step / (double) warmup
                : Math.max(0, (total - step) / (double) Math.max(1, total - warmup));
    }

    /** Up from 0 in {@code warmup} steps, then down to 0 at {@code total} along half a cosine. */
    static LearningRateSchedule cosine(long warmup, long total) {
        return step -> {
            if (step < warmup) {
                return step / (double) warmup;
            }
            double progress = Math.min(1, (step - warmup) / (double) Math.max(1, total - warmup));
            return Math.max(0, 0.5 * (1 + Math.cos(Math.PI * progress)));
        };
    }
}
