package org.readingroom.run;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/** The truth as a prompt strategy prints it and reads it back. */
final class PrintedTruth {
    private final BoundPlugin<PromptPlugin<Record>> plugin;
    private final PromptStrategy strategy;
    private final Task<?> task;

    PrintedTruth(BoundPlugin<PromptPlugin<Record>> plugin) {
        this.plugin = plugin;
        this.strategy = plugin.call((made, settings) -> made.create(settings));
        this.task = plugin.call((made, settings) -> strategy.task());
    }

    Task<?> task() {
        return task;
    }

    /** The strategy itself. */
    PromptStrategy strategy() {
        return strategy;
    }

    /** The plugin's id. */
    String id() {
        return plugin.entry().id();
    }

    /** What comes of an answer's text. */
    Transcript read(Answer.Text text, SliceFrame frame, Optional<Coordinates> coordinates, boolean flipped) {
        return plugin.call((made, settings) -> Transcript.of(text, strategy, frame, coordinates, flipped, List.of()));
    }

    /** The form its answers have on a slice of that frame. */
    AnswerForm form(SliceFrame frame) {
        return plugin.call((made, settings) -> strategy.form(frame));
    }

    /** What comes back of a slice's truth; no value where it cannot be printed or read. */
    TaskValues readBack(TaskValues truth, SliceFrame frame) {
        return plugin.call((made, settings) -> {
            try {
                Parsed parsed = strategy.parse(strategy.target(truth, frame), frame);
                return parsed.value().map(v -> with(task, v)).orElse(TaskValues.NONE);
            } catch (PromptException noSuchAnswer) {
                return TaskValues.NONE;
            }
        });
    }

    private static <V> TaskValues with(Task<V> task, Object value) {
        return TaskValues.NONE.with(task, task.valueType().cast(value));
    }
}
