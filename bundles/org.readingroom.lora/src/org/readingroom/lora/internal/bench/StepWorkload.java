package org.readingroom.lora.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.train.StepReport;

/** A step of the optimiser; where its memory is what is measured, the forecast of it is told too. */
final class StepWorkload implements Workload {
    /** The use of a training whose memory is measured. */
    static final String MEMORY = "memory";

    private static final double SAME_WEIGHTS = 1e-3;
    private static final double FOUR_BITS = 0.1;
    private static final double MEGABYTE = 1 << 20;

    private final BenchTuning owner;
    private final BenchTuning.Setup setup;
    private final double goal;
    private StepReport first;

    StepWorkload(BenchTuning owner, BenchTuning.Setup setup, double goal) {
        this.owner = owner;
        this.setup = setup;
        this.goal = goal;
    }

    @Override
    public String title() {
        return "an optimiser step, " + setup.accumulation()
                + " times " + setup.batch() + " rows of " + setup.length() + " tokens and an image, r " + setup.rank()
                + ", " + setup.precision() + (setup.imagesKept() ? ", images seen before" : ", new images") + ", "
                + BenchTuning.THREADS + " threads";
    }

    @Override
    public double goal() {
        return goal;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        Map<String, Object> request = new HashMap<>();
        request.put("do", "step");
        request.put("training", setup.use() + ": " + title());
        request.put("model", owner.folder().toString());
        request.put("batch", setup.batch());
        request.put("accumulation", setup.accumulation());
        request.put("length", setup.length());
        request.put("learnt", setup.learnt());
        request.put("rank", setup.rank());
        request.put("rate", BenchTuning.RATE);
        request.put("threads", BenchTuning.THREADS);
        request.put("memory", false);
        return request;
    }

    @Override
    public void repeat() {
        StepReport report = owner.step(setup);
        if (first == null) {
            first = report;
        }
    }

    @Override
    public Agreement check(JsonNode values) {
        double loss = values.path("loss").asDouble();
        double norm = values.path("norm").asDouble();
        double allowed = setup.precision().quantised() ? FOUR_BITS : SAME_WEIGHTS;
        double apart =
                Math.max(Math.abs(first.loss().mean() - loss) / loss, Math.abs(first.gradientNorm() - norm) / norm);
        return new Agreement(
                apart <= allowed,
                String.format(
                                Locale.ROOT,
                                "loss %.6f and norm of all gradients %.6f of the first step, %.1e apart (allowed %.0e)",
                                first.loss().mean(),
                                first.gradientNorm(),
                                apart,
                                allowed)
                        + (setup.use().equals(MEMORY) ? forecasts() : ""));
    }

    private String forecasts() {
        Precision large = setup.precision().quantised() ? Precision.NF4_BF16 : Precision.BF16;
        return String.format(
                Locale.ROOT,
                "; tensors %.0f MB by forecast; %s",
                owner.forecast(setup) / MEGABYTE,
                DeviceForecast.of(large));
    }
}
