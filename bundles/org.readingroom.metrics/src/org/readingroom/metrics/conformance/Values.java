package org.readingroom.metrics.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.readingroom.metrics.statistics.Interval;

/**
 * Our values for one case by the file's keys: numbers, texts, truth values, arrays of them, and an empty Optional for
 * null.
 */
final class Values {
    private final Map<String, Object> byKey = new LinkedHashMap<>();

    Values put(String key, Object value) {
        byKey.put(key, value);
        return this;
    }

    Values put(String key, Interval interval) {
        return put(key, new double[] {interval.low(), interval.high()});
    }

    /** Puts a number only where it can be had, such as a distance between two surfaces that both exist. */
    Values putIf(boolean defined, String key, DoubleSupplier value) {
        return defined ? put(key, value.getAsDouble()) : this;
    }

    Optional<Object> get(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
