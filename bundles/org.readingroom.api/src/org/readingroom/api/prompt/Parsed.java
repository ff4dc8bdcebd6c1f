package org.readingroom.api.prompt;

import java.util.Optional;
import org.readingroom.api.task.EndState;

/**
 * What a parser made of an answer.
 *
 * @param state how it ended
 * @param value the value, of the task's value type; there if and only if answered
 * @param start where the text it used begins, 0-based
 * @param end where it ends, exclusive; {@code start == end} where it used none
 * @param reason why there is no value, a short phrase; empty where answered
 */
public record Parsed(EndState state, Optional<Object> value, int start, int end, String reason) {
    public Parsed {
        if ((state == EndState.ANSWERED) != value.isPresent()) {
            throw new PromptException("an answer has a value if and only if its state is ANSWERED, not " + state);
        }
        if (start < 0 || end < start) {
            throw new PromptException("a span runs from " + start + " to " + end);
        }
    }

    /** A value and the span of text it stands in. */
    public static Parsed answered(Object value, int start, int end) {
        return new Parsed(EndState.ANSWERED, Optional.of(value), start, end, "");
    }

    /** No value, and why. */
    public static Parsed failed(EndState state, String reason) {
        return new Parsed(state, Optional.empty(), 0, 0, reason);
    }
}
