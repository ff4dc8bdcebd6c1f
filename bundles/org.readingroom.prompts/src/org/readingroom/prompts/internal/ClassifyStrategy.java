package org.readingroom.prompts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.prompts.internal.answer.ChoiceParser;

/**
 * Asks for the grade by a number: 0 low grade, 1 high grade, 2 no glioma. The third is a class of its own, beyond those of
 * the task: it is no vote for either grade.
 *
 * @param asking how it is asked
 * @param swapped whether low and high grade change numbers
 * @param reasons what an answer's grammar allows behind the choice; empty for nothing
 */
record ClassifyStrategy(Asking asking, boolean swapped, String reasons) implements PromptStrategy {
    private static final String PREFIX = "Choice: ";
    private static final int[] AS_PUBLISHED = {0, 1, 2};
    private static final int[] SWAPPED = {1, 0, 2};

    static ClassifyStrategy of(String id, ClassifySettings s, String reasons) {
        Wording wording = Wording.of(s.text(), id, s.file());
        boolean marked =
                wording.text().contains("{low-grade}") && wording.text().contains("{high-grade}");
        if (s.swapLabels() && wording.own() && !marked) {
            throw new PromptException("swap-labels changes the numbers of the classes, and the prompt file "
                    + s.file().orElseThrow() + " does not name them by {low-grade} and {high-grade}; write these in");
        }
        Wording worded = s.swapLabels()
                ? wording.with(
                        "Low Grade Glioma (0), High Grade Glioma (1)", "Low Grade Glioma (1), High Grade Glioma (0)")
                : wording;
        Map<String, String> names = s.swapLabels()
                ? Map.of("low-grade", "1", "high-grade", "0")
                : Map.of("low-grade", "0", "high-grade", "1");
        return new ClassifyStrategy(
                new Asking(worded, names, s.system(), s.order(), s.queryImage()), s.swapLabels(), reasons);
    }

    private int[] classes() {
        return swapped ? SWAPPED : AS_PUBLISHED;
    }

    @Override
    public Task<?> task() {
        return Task.GRADE;
    }

    @Override
    public Prompt prompt(PromptInput input) {
        return asking.prompt(input);
    }

    @Override
    public Parsed parse(String answer, SliceFrame frame) {
        return ChoiceParser.parse(answer, classes());
    }

    @Override
    public AnswerForm form(SliceFrame frame) {
        List<String> texts = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int number = 0; number < classes().length; number++) {
            texts.add(Integer.toString(number));
            values.add(ClassScore.of(classes()[number]));
        }
        Constraint constraint = new Constraint("regex", PREFIX + "[0-2]" + reasons);
        return new AnswerForm(Optional.of(constraint), PREFIX, texts, values);
    }

    @Override
    public String target(TaskValues truth, SliceFrame frame) {
        int label = truth.get(Task.GRADE)
                .orElseThrow(() -> new PromptException("the case has no grade to train on"))
                .label();
        for (int number = 0; number < classes().length; number++) {
            if (classes()[number] == label) {
                return PREFIX + number;
            }
        }
        throw new PromptException("the prompt has no number for class " + label);
    }
}
