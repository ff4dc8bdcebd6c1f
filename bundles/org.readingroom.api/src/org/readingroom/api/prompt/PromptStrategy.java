package org.readingroom.api.prompt;

import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/**
 * Turns a slice and a task into a prompt, an answer into a parsed value, and the truth into the answer to train on.
 *
 * <p>Every target parses to itself: {@code parse(target(truth, frame), frame)} is answered with the task's truth.
 */
public interface PromptStrategy {
    /** What it asks. */
    Task<?> task();

    /** The prompt for a slice. */
    Prompt prompt(PromptInput input);

    /**
     * Reads an answer; never throws, never guesses, whatever the text. Of an answer that the token limit cut off the
     * engine turns {@code UNPARSEABLE} into {@code TRUNCATED}.
     */
    Parsed parse(String answer, SliceFrame frame);

    /** {@link #parse(String, SliceFrame)} of an answer whose model writes positions in its own way. */
    default Parsed parse(String answer, SliceFrame frame, Coordinates coordinates) {
        return parse(answer, frame);
    }

    /** The form it wants its answers in. */
    default AnswerForm form(SliceFrame frame) {
        return AnswerForm.FREE;
    }

    /** {@link #form(SliceFrame)} of answers of a model that writes positions in its own way. */
    default AnswerForm form(SliceFrame frame, Coordinates coordinates) {
        return form(frame);
    }

    /**
     * The true answer as the model should have written it.
     *
     * @throws PromptException where the truth holds no value for the task
     */
    String target(TaskValues truth, SliceFrame frame);

    /** {@link #target(TaskValues, SliceFrame)} for a model that writes positions in its own way. */
    default String target(TaskValues truth, SliceFrame frame, Coordinates coordinates) {
        return target(truth, frame);
    }
}
