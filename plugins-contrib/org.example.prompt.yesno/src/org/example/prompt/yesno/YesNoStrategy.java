package org.example.prompt.yesno;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/** An answer is yes or no alone, whatever its case and punctuation: anything longer would have to be guessed at. */
record YesNoStrategy(String question) implements PromptStrategy {
    private static final Pattern ANSWER = Pattern.compile("[\\s*\"'(]*(yes|no)[\\s*\"').!]*", Pattern.CASE_INSENSITIVE);

    @Override
    public Task<?> task() {
        return Task.GRADE;
    }

    @Override
    public Prompt prompt(PromptInput input) {
        List<Prompt.Turn> turns = new ArrayList<>();
        for (PromptInput.Example example : input.examples()) {
            turns.add(ask(example.images()));
            turns.add(new Prompt.Turn(Prompt.Role.ASSISTANT, List.of(new Prompt.Text(example.answer()))));
        }
        turns.add(ask(input.images()));
        return new Prompt("", turns);
    }

    private Prompt.Turn ask(List<PromptImage> images) {
        List<Prompt.Part> parts = new ArrayList<>();
        images.forEach(image -> parts.add(new Prompt.Image(image)));
        parts.add(new Prompt.Text(question));
        return new Prompt.Turn(Prompt.Role.USER, parts);
    }

    @Override
    public Parsed parse(String answer, SliceFrame frame) {
        Matcher m = ANSWER.matcher(answer);
        if (!m.matches()) {
            return Parsed.failed(EndState.UNPARSEABLE, "neither yes nor no alone");
        }
        ClassScore value = ClassScore.of(m.group(1).equalsIgnoreCase("yes") ? 1 : 0);
        return Parsed.answered(value, m.start(1), m.end(1));
    }

    @Override
    public String target(TaskValues truth, SliceFrame frame) {
        Optional<ClassScore> grade = truth.get(Task.GRADE);
        return grade.orElseThrow(() -> new PromptException("yes-no needs the grade, which this case lacks"))
                                .label()
                        == 1
                ? "yes"
                : "no";
    }
}
