package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Counts of one family's expected values, key by key, over all its cases. */
final class Tally {
    private final Optional<Family> family;
    private final int mostDifferences;
    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final List<FamilyResult.Difference> differences = new ArrayList<>();

    Tally(Optional<Family> family, int mostDifferences) {
        this.family = family;
        this.mostDifferences = mostDifferences;
    }

    void take(JsonNode one, Tolerance tolerance) {
        Values values = new Values();
        Optional<String> defect = score(one.path("input"), values);
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        flatten("", one.path("expected"), expected);
        expected.forEach((key, wanted) -> count(one.path("id").asText(), key, wanted, values, defect, tolerance));
    }

    /** What went wrong where a metric threw on this input: all its values then count as failed, with the reason. */
    private Optional<String> score(JsonNode input, Values values) {
        try {
            family.ifPresent(f -> f.score(input, values));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("not scored: " + e);
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, JsonNode> into) {
        node.properties().forEach(field -> {
            String key = prefix + field.getKey();
            if (field.getValue().isObject()) {
                flatten(key + ".", field.getValue(), into);
            } else {
                into.put(key, field.getValue());
            }
        });
    }

    private void count(
            String id, String key, JsonNode wanted, Values values, Optional<String> defect, Tolerance tolerance) {
        int[] count = counts.computeIfAbsent(general(key), k -> new int[3]);
        Optional<Object> actual = values.get(key);
        if (defect.isEmpty() && actual.isEmpty()) {
            count[2]++;
        } else if (defect.isEmpty() && tolerance.same(wanted, actual.get())) {
            count[0]++;
        } else {
            count[1]++;
            if (differences.size() < mostDifferences) {
                String ours = defect.orElseGet(() -> text(actual.get()));
                differences.add(
                        new FamilyResult.Difference(id, key, isMandatory(general(key)), wanted.toString(), ours));
            }
        }
    }

    private static String general(String key) {
        return key.replaceFirst("^patients\\.[^.]+", "patients.*");
    }

    private boolean isMandatory(String key) {
        return family.map(f -> f.isMandatory(key)).orElse(false);
    }

    private static String text(Object value) {
        Object array = value instanceof List<?> list ? list.toArray() : value;
        if (!array.getClass().isArray()) {
            return value instanceof Optional<?> ? "null" : value.toString();
        }
        StringJoiner joiner = new StringJoiner(",", "[", "]");
        for (int i = 0; i < Array.getLength(array); i++) {
            joiner.add(text(Array.get(array, i)));
        }
        return joiner.toString();
    }

    List<FamilyResult.KeyTally> keys() {
        List<FamilyResult.KeyTally> keys = new ArrayList<>();
        counts.forEach((key, n) -> keys.add(new FamilyResult.KeyTally(key, isMandatory(key), n[0], n[1], n[2])));
        return keys;
    }

    List<FamilyResult.Difference> differences() {
        return differences;
    }
}
