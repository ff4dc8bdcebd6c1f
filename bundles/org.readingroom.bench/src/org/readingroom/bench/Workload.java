package org.readingroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** One thing that both sides do, from the same files to the same result. */
public interface Workload {
    /** What is measured of a repetition. */
    enum Quantity {
        /** How long it takes; the peer answers {@code seconds}. */
        TIME("ms", "time"),
        /** The most memory that its process holds meanwhile; the peer answers {@code megabytes} besides. */
        MEMORY("MB", "memory");

        private final String unit;
        private final String word;

        Quantity(String unit, String word) {
            this.unit = unit;
            this.word = word;
        }

        /** Of the numbers that are printed. */
        public String unit() {
            return unit;
        }

        /** Such as {@code time}. */
        public String word() {
            return word;
        }
    }

    /** What is done, one line. */
    String title();

    /** The most that ours may take, as a share of the peer's. */
    double goal();

    /** What the peer is asked for one repetition: a line of JSON, see the peer's script. */
    Map<String, Object> request();

    /** Does it once, on our side; this is what is timed. */
    void repeat();

    /**
     * Holds our result against the peer's; {@link #repeat()} ran before, once.
     *
     * @param values what the peer answered to a request that asked for its values
     */
    Agreement check(JsonNode values);

    /** What is measured. */
    default Quantity quantity() {
        return Quantity.TIME;
    }

    /** The memory of the last repetition in MB, where that is measured. */
    default double megabytes() {
        throw new IllegalStateException(title() + " measures time");
    }

    /** Repetitions on both sides that are not counted, so that caches are warm and our code is compiled; at least 1. */
    default int warmUp() {
        return 5;
    }
}
