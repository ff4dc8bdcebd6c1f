package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;

/**
 * Whether one of our values is the expected one.
 *
 * @param absolute the largest difference
 * @param relative the largest difference as a share of the expected value; either is enough
 */
record Tolerance(double absolute, double relative) {
    static Tolerance of(JsonNode node) {
        return new Tolerance(node.path("abs").asDouble(0), node.path("rel").asDouble(0));
    }

    boolean same(JsonNode expected, Object actual) {
        if (expected.isArray()) {
            return sameElements(expected, actual);
        }
        if (expected.isNull()) {
            return actual instanceof Optional<?> none && none.isEmpty();
        }
        if (expected.isBoolean()) {
            return Boolean.valueOf(expected.asBoolean()).equals(actual);
        }
        if (actual instanceof Number number) {
            return sameNumber(expected, number.doubleValue());
        }
        return expected.isTextual() && expected.asText().equals(actual);
    }

    private boolean sameElements(JsonNode expected, Object actual) {
        Object array = actual instanceof List<?> list ? list.toArray() : actual;
        if (!array.getClass().isArray() || Array.getLength(array) != expected.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), Array.get(array, i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameNumber(JsonNode expected, double actual) {
        if (expected.isTextual()) {
            return switch (expected.asText()) {
                case "Infinity" -> actual == Double.POSITIVE_INFINITY;
                case "-Infinity" -> actual == Double.NEGATIVE_INFINITY;
                // Where another library refuses an undefined value, by whatever error, ours is NaN.
                default ->
                    (expected.asText().equals("NaN") || expected.asText().startsWith("error:")) && Double.isNaN(actual);
            };
        }
        double wanted = expected.asDouble();
        double off = Math.abs(actual - wanted);
        return expected.isNumber() && (off <= absolute || off <= relative * Math.abs(wanted));
    }
}
