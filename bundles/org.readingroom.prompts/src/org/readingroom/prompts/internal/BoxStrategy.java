package org.readingroom.prompts.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.prompts.internal.answer.BoxParser;
import org.readingroom.prompts.internal.answer.Positions;

/** Asks for the box round the tumour by its corners: top left, top right, bottom right, bottom left. */
record BoxStrategy(Asking asking, AskedCoordinates coordinates) implements PromptStrategy {
    private static final int CORNERS = 4;

    static BoxStrategy of(String id, PositionSettings s) {
        Wording wording = Wording.of(s.text(), id, s.file());
        return new BoxStrategy(
                new Asking(wording, Map.of(), s.system(), s.order(), s.queryImage()),
                new AskedCoordinates(s.coordinates(), s.axes()));
    }

    @Override
    public Task<?> task() {
        return Task.BOUNDING_BOX;
    }

    @Override
    public Prompt prompt(PromptInput input) {
        return asking.prompt(input);
    }

    @Override
    public Parsed parse(String answer, SliceFrame frame) {
        return BoxParser.parse(answer, coordinates.in(frame));
    }

    @Override
    public Parsed parse(String answer, SliceFrame frame, Coordinates model) {
        return BoxParser.parse(answer, coordinates.in(frame, model));
    }

    @Override
    public AnswerForm form(SliceFrame frame) {
        return form(frame, Coordinates.PIXELS);
    }

    @Override
    public AnswerForm form(SliceFrame frame, Coordinates model) {
        PointGrammar grammar = new PointGrammar(coordinates.in(frame, model));
        return new AnswerForm(Optional.of(grammar.list("[", "]", CORNERS, CORNERS)), "", List.of(), List.of());
    }

    @Override
    public String target(TaskValues truth, SliceFrame frame) {
        return target(truth, frame, Coordinates.PIXELS);
    }

    @Override
    public String target(TaskValues truth, SliceFrame frame, Coordinates model) {
        PixelBox box = truth.get(Task.BOUNDING_BOX)
                .orElseThrow(() -> new PromptException("the slice has no tumour, and so no box to train on"));
        Positions p = coordinates.in(frame, model);
        return "["
                + String.join(
                        ", ",
                        p.written(box.top(), box.left()),
                        p.written(box.top(), box.right()),
                        p.written(box.bottom(), box.right()),
                        p.written(box.bottom(), box.left()))
                + "]";
    }
}
