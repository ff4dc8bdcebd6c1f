package org.readingroom.run;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.study.Arm;

/**
 * A prompted arm and its words, before any of its answers.
 *
 * @param arm the arm
 * @param strategy its prompt strategy
 * @param coordinates how its model writes positions; empty where it follows the prompt
 * @param prompts makes its prompts, without examples
 */
record AskedArm(Arm arm, PromptStrategy strategy, Optional<Coordinates> coordinates, PromptMaker prompts) {
    /** @param studySeed the study's, which images of noise follow from */
    static AskedArm of(Arm arm, PromptStrategy strategy, Optional<Coordinates> coordinates, long studySeed) {
        return new AskedArm(arm, strategy, coordinates, new PromptMaker(arm, strategy, List.of(), studySeed));
    }

    /** The true answers to its questions. */
    TaskTruth truth() {
        return new TaskTruth(strategy, coordinates);
    }

    /** What is asked of an answer beside the prompt. */
    AskedForm form(SliceFrame frame) {
        return AskedForm.of(arm.decode(), strategy, frame, coordinates, false);
    }
}
