package org.readingroom.cnn.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.ResidentMemory;
import org.readingroom.bench.Workload;

/**
 * The most memory that a process holds during a training step: all of it, the Java machine or Python included, as Linux
 * counts it.
 */
final class StepMemoryWorkload implements Workload {
    private final StepWorkload step;
    private double peak;

    StepMemoryWorkload(StepWorkload step) {
        this.step = step;
    }

    @Override
    public String title() {
        return "peak memory of " + step.title();
    }

    @Override
    public double goal() {
        return 1.10;
    }

    @Override
    public Quantity quantity() {
        return Quantity.MEMORY;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        Map<String, Object> request = new HashMap<>(step.request());
        request.put("memory", true);
        return request;
    }

    @Override
    public void repeat() {
        System.gc();
        ResidentMemory.reset();
        step.repeat();
        peak = ResidentMemory.peak();
    }

    @Override
    public double megabytes() {
        return peak;
    }

    @Override
    public Agreement check(JsonNode values) {
        return new Agreement(true, "the same step");
    }
}
