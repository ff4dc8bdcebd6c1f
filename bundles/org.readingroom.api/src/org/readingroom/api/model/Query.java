package org.readingroom.api.model;

import java.util.Optional;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.task.Task;

/**
 * One question to a model.
 *
 * @param key unique in the request; the answer carries it back
 * @param subject the case asked about
 * @param task what is asked
 * @param slice the slice asked about, where the task is one of slices
 * @param prompt the prompt, where the model takes prompts
 * @param repeat 0-based count of asking the same again
 * @param seed seeds this answer alone; independent of order, batch and resume
 */
public record Query(
        String key,
        Case subject,
        Task<?> task,
        Optional<SliceView> slice,
        Optional<Prompt> prompt,
        int repeat,
        long seed) {
    public Query {
        if ((task.scope() == Task.Scope.SLICE) != slice.isPresent() && prompt.isEmpty()) {
            throw new ModelException("query " + key + ": a task of slices, and only such a one, names its slice");
        }
    }
}
