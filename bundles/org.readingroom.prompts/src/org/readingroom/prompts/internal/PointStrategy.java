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
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.prompts.internal.answer.PointParser;

/**
 * Asks for the centre of the tumour. Its target is in whole pixels, as the prompt asks; a centre between two pixels is
 * rounded up.
 */
record PointStrategy(Asking asking, AskedCoordinates coordinates) implements PromptStrategy {
    static PointStrategy of(String id, PositionSettings s) {
        Wording wording = Wording.of(s.text(), id, s.file());
        return new PointStrategy(
                new Asking(wording, Map.of(), s.system(), s.order(), s.queryImage()),
                new AskedCoordinates(s.coordinates(), s.axes()));
    }

    @Override
    public Task<?> task() {
        return Task.CENTRE_POINT;
    }

    @Override
    public Prompt prompt(PromptInput input) {
        return asking.prompt(input);
    }

    @Override
    public Parsed parse(String answer, SliceFrame frame) {
        return PointParser.parse(answer, coordinates.in(frame));
    }

    @Override
    public Parsed parse(String answer, SliceFrame frame, Coordinates model) {
        return PointParser.parse(answer, coordinates.in(frame, model));
    }

    @Override
    public AnswerForm form(SliceFrame frame) {
        return form(frame, Coordinates.PIXELS);
    }

    @Override
    public AnswerForm form(SliceFrame frame, Coordinates model) {
        PointGrammar grammar = new PointGrammar(coordinates.in(frame, model));
        return new AnswerForm(Optional.of(grammar.one()), "", List.of(), List.of());
    }

    @Override
    public String target(TaskValues truth, SliceFrame frame) {
        return target(truth, frame, Coordinates.PIXELS);
    }

    @Override
    public String target(TaskValues truth, SliceFrame frame, Coordinates model) {
        PixelPoint centre = truth.get(Task.CENTRE_POINT)
                .orElseThrow(() -> new PromptException("the slice has no tumour, and so no centre to train on"));
        return coordinates.in(frame, model).written(centre.row(), centre.column());
    }
}
