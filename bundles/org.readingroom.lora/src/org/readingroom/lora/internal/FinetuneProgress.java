package org.readingroom.lora.internal;

import java.util.Locale;
import org.readingroom.api.Monitor;
import org.readingroom.lora.train.StepReport;

/** Tells of a fine-tuning as it goes: a line a step with loss, gradient, learning rate, speed and what is left. */
final class FinetuneProgress {
    private static final double MINUTE = 60;

    private final Monitor monitor;
    private final long total;
    private double seconds;
    private long steps;
    private String validated = "";

    FinetuneProgress(Monitor monitor, long total) {
        this.monitor = monitor;
        this.total = total;
    }

    void begin(FinetuneState state) {
        monitor.begin("Tuning, step " + Math.min(total, state.step + 1) + " of " + total, total);
        monitor.worked(state.step);
    }

    void step(StepReport report, double took) {
        seconds += took;
        steps++;
        StringBuilder groups = new StringBuilder();
        report.groups().forEach((group, norm) -> groups.append(groups.isEmpty() ? "" : ", ")
                .append(group)
                .append(' ')
                .append(Finetune.number(norm.both())));
        double left = seconds / steps * (total - report.step());
        monitor.begin(
                String.format(
                        Locale.ROOT,
                        "Tuning, step %d of %d: loss %.4f, gradient %s (%s), lr %.3g, %.1f tokens/s%s%s",
                        report.step(),
                        total,
                        report.loss().mean(),
                        Finetune.number(report.gradientNorm()),
                        groups,
                        report.rate(),
                        report.tokens() / took,
                        validated,
                        report.step() < total ? ", about " + time(left) + " left" : ""),
                total);
        monitor.worked(report.step());
    }

    void looking(FinetuneState state) {
        monitor.begin("Reading validation patients after step " + state.step, 0);
    }

    void looked(FinetuneState.Look look, boolean best) {
        StringBuilder text = new StringBuilder("; validation after step " + look.step() + ":");
        look.measures().forEach((m, v) -> text.append(' ').append(m).append(' ').append(Finetune.number(v)));
        validated = text + (best && look.step() > 0 ? " (best)" : "");
    }

    private static String time(double seconds) {
        if (seconds < MINUTE) {
            return Math.max(1, Math.round(seconds)) + " s";
        }
        long minutes = Math.round(seconds / MINUTE);
        return minutes < 120 ? minutes + " min" : Math.round(minutes / MINUTE) + " h";
    }
}
