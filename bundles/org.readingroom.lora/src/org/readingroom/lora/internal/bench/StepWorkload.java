package org.readingroom.lora.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.ResidentMemory;
import org.readingroom.bench.Workload;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.train.StepReport;

/**
 * A step of the optimiser, or the most memory that the process holds during one: all of it, the Java machine
 * included.
 */
final class StepWorkload implements Workload {
    private static final double SAME_WEIGHTS = 1e-3;
    private static final double FOUR_BITS = 0.1;
    private static final double MEGABYTE = 1 << 20;

    private final BenchTuning owner;
    private final BenchTuning.Setup setup;
    private final Quantity quantity;
    private final double goal;
    private StepReport first;
    private double peak;

    StepWorkload(BenchTuning owner, BenchTuning.Setup setup, Quantity quantity, double goal) {
        this.owner = owner;
        this.setup = setup;
        this.quantity = quantity;
        this.goal = goal;
    }

    @Override
    public String title() {
        return (quantity == Quantity.MEMORY ? "peak memory of " : "") + "an optimiser step, " + setup.accumulation()
                + " times " + setup.batch() + " rows of " + setup.length() + " tokens and an image, r " + setup.rank()
                + ", " + setup.precision() + (setup.imagesKept() ? ", images seen before" : ", new images") + ", "
                + BenchTuning.THREADS + " threads";
    }

    @Override
    public double goal() {
        return goal;
    }

    @Override
    public Quantity quantity() {
        return quantity;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        Map<String, Object> request = new HashMap<>();
        request.put("do", "step");
        request.put("training", title());
        request.put("model", owner.folder().toString());
        request.put("batch", setup.batch());
        request.put("accumulation", setup.accumulation());
        request.put("length", setup.length());
        request.put("learnt", setup.learnt());
        request.put("rank", setup.rank());
        request.put("rate", BenchTuning.RATE);
        request.put("threads", BenchTuning.THREADS);
        request.put("memory", quantity == Quantity.MEMORY);
        return request;
    }

    @Override
    public void repeat() {
        if (quantity == Quantity.MEMORY) {
            System.gc();
            ResidentMemory.reset();
        }
        StepReport report = owner.step(setup);
        if (first == null) {
            first = report;
        }
        peak = quantity == Quantity.MEMORY ? ResidentMemory.peak() : 0;
    }

    @Override
    public double megabytes() {
        return peak;
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
                        + (quantity == Quantity.MEMORY ? forecasts() : ""));
    }

    private String forecasts() {
        Precision large = setup.precision().quantised() ? Precision.NF4_BF16 : Precision.BF16;
        return String.format(
                Locale.ROOT,
                "; tensors %.0f MB by forecast, %.0f MB of the process; %s",
                owner.forecast(setup) / MEGABYTE,
                peak,
                DeviceForecast.of(large));
    }
}
