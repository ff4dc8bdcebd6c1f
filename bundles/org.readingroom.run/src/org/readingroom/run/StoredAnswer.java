package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.readingroom.api.task.EndState;

/**
 * One line of an answer store.
 *
 * @param key the query's key, a digest of all that made the answer
 * @param caseId the case
 * @param task the task's id
 * @param slice the slice, such as {@code axial-077}; empty for a task of cases
 * @param repeat 0-based
 * @param state how the query ended
 * @param value the value as JSON; empty where there is none
 * @param text the raw text of a prompted model; empty for others
 * @param reason why there is no value; empty where there is one
 * @param millis how long the model took, shared over its batch
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
        long millis) {}
