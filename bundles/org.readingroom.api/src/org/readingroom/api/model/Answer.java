package org.readingroom.api.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.task.EndState;

/** What came back for a query. */
public sealed interface Answer permits Answer.Value, Answer.Text, Answer.None {
    /**
     * A value of the task's value type, from a model that answers directly.
     *
     * @param value the value
     * @param probabilities of the positive class at each voxel of the case's grid, 0 to 1, from a model that was asked to
     *     keep them beside a mask; else empty
     */
    record Value(Object value, Optional<FloatVolume> probabilities) implements Answer {
        /** A value alone. */
        public Value(Object value) {
            this(value, Optional.empty());
        }
    }

    /**
     * Text, from a model that was prompted.
     *
     * @param text the raw text
     * @param stop why it ended
     * @param tokens its tokens with log-probabilities, where the model gives them; else empty
     * @param continuations the log-probability of each continuation asked for; else empty
     */
    record Text(String text, Stop stop, List<Token> tokens, Map<String, Double> continuations) implements Answer {
        public Text {
            tokens = List.copyOf(tokens);
            continuations = Map.copyOf(continuations);
        }
    }

    /**
     * No value, and none to be had by asking again: a missing modality, an answer outside the frame. Counted as a failure.
     *
     * @param state how it ended: one of the failed states
     * @param reason a short sentence
     */
    record None(EndState state, String reason) implements Answer {
        public None {
            if (!state.failed()) {
                throw new ModelException("an answer without a value ends in a failed state, not " + state);
            }
        }
    }

    /** Why a text ended. */
    enum Stop {
        /** The model ended it. */
        END,
        /** The token limit cut it off. */
        LENGTH
    }

    /**
     * One token.
     *
     * @param text as written
     * @param logProbability natural logarithm, 0 or less
     */
    record Token(String text, double logProbability) {}
}
