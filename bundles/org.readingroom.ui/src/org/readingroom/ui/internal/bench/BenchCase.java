package org.readingroom.ui.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A case that may be asked about.
 *
 * @param id the case
 * @param patient the patient
 * @param split train, validation or test
 * @param grade its grade; empty where not known
 */
record BenchCase(String id, String patient, String split, String grade) {
    static BenchCase of(JsonNode o) {
        return new BenchCase(
                o.path("case").asText(),
                o.path("patient").asText(),
                o.path("split").asText(),
                o.path("grade").asText());
    }

    boolean test() {
        return split.equals("test");
    }

    String text() {
        return id + "   " + split + (grade.isEmpty() ? "" : ", " + grade);
    }
}
