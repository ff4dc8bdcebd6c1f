package org.readingroom.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a model said to one query about a case, for the case's page.
 *
 * @param arm the arm's id
 * @param task the task's id
 * @param slice the slice as it is pictured, such as {@code axial-077}; empty for a task of the whole case
 * @param repeat 0-based
 * @param state how the query ended, such as {@code answered} or {@code out-of-range}
 * @param failed whether an answer came that holds no usable value, or none came
 * @param value the value in words; empty where there is none
 * @param reason why there is no value; empty where there is one
 * @param text the raw text; empty for models that give values
 * @param start where the part of the text begins that the parser used, in UTF-16 units; -1 where it used none
 * @param end where it ends, exclusive
 * @param forced the log-probability of each answer that the prompt allows, by its text
 * @param lp the sum of the log-probabilities of that part's tokens
 */
public record PatientAnswer(
        String arm,
        String task,
        String slice,
        int repeat,
        String state,
        boolean failed,
        String value,
        String reason,
        Optional<String> text,
        int start,
        int end,
        Map<String, Double> forced,
        OptionalDouble lp) {
    public PatientAnswer {
        Objects.requireNonNull(arm, "arm");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(lp, "lp");
        forced = Collections.unmodifiableMap(new LinkedHashMap<>(forced));
    }
}
