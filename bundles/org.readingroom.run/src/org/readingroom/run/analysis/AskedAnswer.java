package org.readingroom.run.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.readingroom.api.task.EndState;

/**
 * One query of a case and how it ended.
 *
 * @param slice the slice, such as {@code axial-077}; empty for a task of cases
 * @param task the task's id
 * @param repeat 0-based
 * @param state the end state; empty where it was not answered yet
 * @param label the class that was said, for a task of classes; empty where none was
 * @param words the value in one canonical writing, the same for the same value; empty where there is none
 * @param logProbability of the tokens that the value was read from; empty where the model gives none
 * @param choices the probabilities of the listed choices; empty where they were not asked for
 */
public record AskedAnswer(
        String slice,
        String task,
        int repeat,
        Optional<EndState> state,
        OptionalInt label,
        String words,
        OptionalDouble logProbability,
        Optional<Choices> choices) {
    /** What a state is called where nothing came. */
    public static final String MISSING = "missing";

    /**
     * How likely a model finds each listed choice, whatever it answered.
     *
     * @param logOdds log P of the choice of class 1 less log P of that of class 0
     * @param mass the sum of the probabilities of all listed choices, 0 to 1
     */
    public record Choices(double logOdds, double mass) {}

    /** Whether no answer is there at all. */
    public boolean missing() {
        return state.isEmpty() || state.get().missing();
    }

    /** The end state as files write it. */
    public String word() {
        return missing() ? MISSING : word(state.get());
    }

    static String word(EndState state) {
        return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
