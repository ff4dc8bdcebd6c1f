package org.readingroom.run;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/**
 * The true answer to a question about a slice, as a model has to write it. On a slice without tumour a question for the grade
 * has the answer of the class beyond the task's own ("no glioma"), where the strategy lists one.
 */
final class TaskTruth {
    private final PromptStrategy strategy;
    private final Optional<Coordinates> coordinates;

    /** @param coordinates how the model writes positions */
    TaskTruth(PromptStrategy strategy, Optional<Coordinates> coordinates) {
        this.strategy = strategy;
        this.coordinates = coordinates;
    }

    /** What is true of the patient and of the slice together. */
    TaskValues values(CaseTruth truth, SliceRef ref, SliceFrame frame) {
        return strategy.task().equals(Task.GRADE) ? grade(truth, ref, frame) : position(truth, ref);
    }

    private TaskValues grade(CaseTruth truth, SliceRef ref, SliceFrame frame) {
        Optional<Mask> tumour = truth.sliceMask(ref);
        TaskValues values = tumour.isPresent() ? truth.values().with(Task.SLICE_MASK, tumour.get()) : truth.values();
        Optional<ClassScore> none = tumour.filter(Mask::isEmpty).flatMap(t -> beyond(frame));
        return none.isPresent() ? values.with(Task.GRADE, none.get()) : values;
    }

    private static TaskValues position(CaseTruth truth, SliceRef ref) {
        TaskValues values = truth.values();
        TaskValues onSlice = truth.on(ref);
        for (Task<?> task : onSlice.tasks()) {
            values = with(values, task, onSlice);
        }
        return values;
    }

    private static <V> TaskValues with(TaskValues values, Task<V> task, TaskValues from) {
        return values.with(task, from.get(task).orElseThrow());
    }

    /** The listed class that is none of the task's own; empty where there is none. */
    private Optional<ClassScore> beyond(SliceFrame frame) {
        AnswerForm form = strategy.form(frame);
        List<ClassScore> classes = form.values().stream()
                .filter(ClassScore.class::isInstance)
                .map(ClassScore.class::cast)
                .filter(c -> c.label() >= Task.GRADE.classes().size())
                .toList();
        return classes.size() == 1 ? Optional.of(classes.get(0)) : Optional.empty();
    }

    /**
     * The true answer; empty where the slice has none, such as a box where there is no tumour.
     *
     * @throws RunException where the answer is not read back as what it says
     */
    Optional<String> answer(TaskValues truth, SliceFrame frame) {
        Optional<String> target = target(truth, frame);
        target.ifPresent(t -> requireReadBack(t, frame));
        return target;
    }

    private Optional<String> target(TaskValues truth, SliceFrame frame) {
        try {
            return Optional.of(
                    coordinates.isPresent()
                            ? strategy.target(truth, frame, coordinates.get())
                            : strategy.target(truth, frame));
        } catch (PromptException noSuchAnswer) {
            return Optional.empty();
        }
    }

    /** The value that a true answer stands for. */
    Parsed read(String answer, SliceFrame frame) {
        return coordinates.isPresent()
                ? strategy.parse(answer, frame, coordinates.get())
                : strategy.parse(answer, frame);
    }

    /** What is read of the answer, written again, is the answer. */
    private void requireReadBack(String target, SliceFrame frame) {
        Parsed parsed = read(target, frame);
        if (parsed.state() != EndState.ANSWERED) {
            throw new RunException("the true answer '" + target + "' is not read as one: " + parsed.reason());
        }
        Optional<String> again = target(with(strategy.task(), parsed.value().orElseThrow()), frame);
        if (again.isPresent() && !again.get().equals(target)) {
            throw new RunException("the true answer '" + target + "' is read as '" + again.get() + "'");
        }
    }

    private static <V> TaskValues with(Task<V> task, Object value) {
        return TaskValues.NONE.with(task, task.valueType().cast(value));
    }
}
