package org.readingroom.prompts.internal;

import java.util.ArrayList;
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
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.prompts.internal.answer.PolygonParser;
import org.readingroom.prompts.internal.answer.Positions;

/**
 * Asks for the outline of the tumour as a polygon. A target of fewer points than asked, of a very small tumour, repeats its
 * first point until they are enough: the same outline, in the form asked.
 */
record PolygonStrategy(Asking asking, AskedCoordinates coordinates, int fewest, int most) implements PromptStrategy {
    static PolygonStrategy of(String id, PolygonSettings s) {
        Wording wording = Wording.of(s.text(), id, s.file())
                .with("10 to 15 point", s.fewest() + " to " + s.most() + " point")
                .with("between 10 and 15 points", "between " + s.fewest() + " and " + s.most() + " points");
        Map<String, String> names = Map.of("fewest", Integer.toString(s.fewest()), "most", Integer.toString(s.most()));
        return new PolygonStrategy(
                new Asking(wording, names, s.system(), s.order(), s.queryImage()),
                new AskedCoordinates(s.coordinates(), s.axes()),
                s.fewest(),
                s.most());
    }

    @Override
    public Task<?> task() {
        return Task.POLYGON;
    }

    @Override
    public Prompt prompt(PromptInput input) {
        return asking.prompt(input);
    }

    @Override
    public Parsed parse(String answer, SliceFrame frame) {
        return PolygonParser.parse(answer, coordinates.in(frame), fewest, most);
    }

    @Override
    public Parsed parse(String answer, SliceFrame frame, Coordinates model) {
        return PolygonParser.parse(answer, coordinates.in(frame, model), fewest, most);
    }

    @Override
    public AnswerForm form(SliceFrame frame) {
        return form(frame, Coordinates.PIXELS);
    }

    @Override
    public AnswerForm form(SliceFrame frame, Coordinates model) {
        PointGrammar grammar = new PointGrammar(coordinates.in(frame, model));
        return new AnswerForm(Optional.of(grammar.list("(", ")", fewest, most)), "", List.of(), List.of());
    }

    @Override
    public String target(TaskValues truth, SliceFrame frame) {
        return target(truth, frame, Coordinates.PIXELS);
    }

    @Override
    public String target(TaskValues truth, SliceFrame frame, Coordinates model) {
        PixelPolygons outline =
                truth.get(Task.POLYGON).orElseThrow(() -> new PromptException("the slice has no outline to train on"));
        List<PixelPoint> ring = outline.rings().get(0);
        if (outline.rings().size() > 1 || ring.size() > most) {
            throw new PromptException("the prompt asks for one polygon of at most " + most + " points, not "
                    + outline.rings().size() + " of "
                    + outline.rings().stream().map(List::size).toList());
        }
        if (PolygonParser.enclosesNothing(ring)) {
            throw new PromptException("the outline lies on a line and encloses nothing to train on");
        }
        Positions p = coordinates.in(frame, model);
        List<String> points = new ArrayList<>();
        for (int i = 0; i < Math.max(fewest, ring.size()); i++) {
            PixelPoint vertex = ring.get(i < ring.size() ? i : 0);
            points.add(p.written(vertex.row(), vertex.column()));
        }
        return "(" + String.join(", ", points) + ")";
    }
}
