package org.readingroom.llama.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.ResidentMemory;
import org.readingroom.bench.Workload;

/** The most memory that the process holds while an image is encoded, weights and Java machine or Python included. */
final class EncodeMemoryWorkload implements Workload {
    private final EncodeWorkload encode;
    private double peak;

    EncodeMemoryWorkload(ImageModel owner) {
        this.encode = new EncodeWorkload(owner);
    }

    @Override
    public String title() {
        return "peak memory of " + encode.title();
    }

    @Override
    public double goal() {
        return 1.1;
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
        Map<String, Object> request = new HashMap<>(encode.request());
        request.put("memory", true);
        return request;
    }

    @Override
    public void repeat() {
        System.gc();
        ResidentMemory.reset();
        encode.repeat();
        peak = ResidentMemory.peak();
    }

    @Override
    public double megabytes() {
        return peak;
    }

    @Override
    public Agreement check(JsonNode values) {
        return encode.check(values);
    }
}
