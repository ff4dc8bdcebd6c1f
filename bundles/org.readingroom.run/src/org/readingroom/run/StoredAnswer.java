package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readingroom.api.task.EndState;

/**
 * One line of an answer store.
 *
 * @param key the query's key, by which a run finds what is done; see {@link Planner}
 * @param caseId the case
 * @param task the task's id
 * @param slice the slice, such as {@code axial-077}; empty for a task of cases
 * @param repeat 0-based
 * @param state how the query ended
 * @param value the value as JSON; empty where there is none
 * @param text the raw text of a prompted model; empty for others
 * @param reason why there is no value; empty where there is one
 * @param millis how long the model took, shared over its batch
 * @param span the part of the text that the parser used; empty where it used none
 * @param forced the log-probability of each answer that the prompt allows, by its text; empty where it was not asked for
 * @param lp the sum of the log-probabilities of the tokens that overlap the span, where the model gives tokens
 * @param request SHA-256 of the full canonical request and the model's identity, in hex; empty
 *     for a model that is not prompted
 * @param cut whether the token limit ended the text
 */
public record StoredAnswer(
        String key,
        String caseId,
        String task,
        String slice,
        int repeat,
        EndState state,
        Optional<JsonNode> value,
        Optional<String> text,
        String reason,
        long millis,
        Optional<Span> span,
        Map<String, Double> forced,
        OptionalDouble lp,
        String request,
        boolean cut) {
    /**
     * A part of a text.
     *
     * @param start 0-based, in UTF-16 units
     * @param end exclusive
     */
    public record Span(int start, int end) {}

    public StoredAnswer {
        forced = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(forced));
    }

    /** An answer without what only prompted models give. */
    public StoredAnswer(
            String key,
            String caseId,
            String task,
            String slice,
            int repeat,
            EndState state,
            Optional<JsonNode> value,
            Optional<String> text,
            String reason,
            long millis) {
        this(
                key,
                caseId,
                task,
                slice,
                repeat,
                state,
                value,
                text,
                reason,
                millis,
                Optional.empty(),
                Map.of(),
                OptionalDouble.empty(),
                "",
                false);
    }
}
