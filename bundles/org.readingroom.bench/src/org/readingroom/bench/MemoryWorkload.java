package org.readingroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The most memory that a process holds while it does a workload: all of it, the Java machine or Python included, as Linux
 * counts it; only where {@link ResidentMemory#counted}.
 */
public final class MemoryWorkload implements Workload {
    private final Workload work;
    private final double goal;
    private final Optional<String> unchecked;
    private double peak;

    private MemoryWorkload(Workload work, double goal, Optional<String> unchecked) {
        this.work = work;
        this.goal = goal;
        this.unchecked = unchecked;
    }

    /**
     * That of a workload, whose values are compared again.
     *
     * @param goal the most that ours may take, as a share of the peer's
     */
    public static MemoryWorkload of(Workload work, double goal) {
        return new MemoryWorkload(work, goal, Optional.empty());
    }

    /**
     * That of a workload whose values are those of its first repetition only.
     *
     * @param said in place of a comparison
     */
    public static MemoryWorkload unchecked(Workload work, double goal, String said) {
        return new MemoryWorkload(work, goal, Optional.of(said));
    }

    @Override
    public String title() {
        return "peak memory of " + work.title();
    }

    @Override
    public double goal() {
        return goal;
    }

    @Override
    public Quantity quantity() {
        return Quantity.MEMORY;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    /** The workload's, with {@code memory}: the peer answers {@code megabytes} too. */
    @Override
    public Map<String, Object> request() {
        Map<String, Object> request = new HashMap<>(work.request());
        request.put("memory", true);
        return request;
    }

    @Override
    public void repeat() {
        System.gc();
        ResidentMemory.reset();
        work.repeat();
        peak = ResidentMemory.peak();
    }

    @Override
    public double megabytes() {
        return peak;
    }

    @Override
    public Agreement check(JsonNode values) {
        return unchecked.map(said -> new Agreement(true, said)).orElseGet(() -> work.check(values));
    }
}
