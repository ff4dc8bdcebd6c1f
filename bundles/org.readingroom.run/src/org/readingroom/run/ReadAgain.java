package org.readingroom.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.task.EndState;
import org.readingroom.imaging.SliceGeometry;

/**
 * Reads stored texts anew with the prompt that is installed now, so that a parser's rule may change and a run be scored
 * again without its model. What a model answered is never touched: the store keeps what the parser made of it then.
 */
final class ReadAgain {
    private final Optional<PrintedTruth> prompt;
    private final Optional<Coordinates> coordinates;
    private final boolean flipped;

    private ReadAgain(Optional<PrintedTruth> prompt, Optional<Coordinates> coordinates, boolean flipped) {
        this.prompt = prompt;
        this.coordinates = coordinates;
        this.flipped = flipped;
    }

    /**
     * The reading of an arm's texts; answers stay as they are where its prompt is not installed, or the study has given it
     * another one since.
     */
    static ReadAgain of(ArmBasis basis, Optional<PrintedTruth> prompt) {
        Object id = basis.prompt().get("id");
        Optional<PrintedTruth> same = prompt.filter(
                p -> p.id().equals(id) && basis.tasks().equals(List.of(p.task().id())));
        Optional<Coordinates> coordinates = Optional.ofNullable(basis.model().get("coordinates"))
                .map(c -> new ObjectMapper().convertValue(c, Map.class))
                .map(ReadAgain::coordinates);
        return new ReadAgain(
                same, coordinates, basis.shownInstead().filter("flip"::equals).isPresent());
    }

    private static Coordinates coordinates(Map<?, ?> tree) {
        return new Coordinates(
                Coordinates.Scale.valueOf(word(tree, "scale")),
                Coordinates.Order.valueOf(word(tree, "order")),
                ((Number) tree.get("rows")).intValue(),
                ((Number) tree.get("columns")).intValue());
    }

    private static String word(Map<?, ?> tree, String key) {
        return String.valueOf(tree.get(key)).toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }

    /**
     * The answers of a case, read anew.
     *
     * @param grid the grid that slices are of
     */
    Map<String, StoredAnswer> of(List<PlannedQuery> plan, Map<String, StoredAnswer> given, Optional<Grid> grid) {
        if (prompt.isEmpty() || grid.isEmpty()) {
            return given;
        }
        Map<String, StoredAnswer> read = new HashMap<>(given);
        for (PlannedQuery q : plan) {
            StoredAnswer a = given.get(q.key());
            if (a != null && a.text().isPresent() && q.slice().isPresent()) {
                SliceFrame frame = SliceGeometry.of(grid.get(), q.slice().get()).frame();
                read.put(q.key(), again(a, frame));
            }
        }
        return read;
    }

    private StoredAnswer again(StoredAnswer a, SliceFrame frame) {
        Answer.Stop stop = a.cut() || a.state() == EndState.TRUNCATED ? Answer.Stop.LENGTH : Answer.Stop.END;
        Answer.Text text = new Answer.Text(a.text().orElseThrow(), stop, List.of(), Map.of());
        Transcript t = prompt.orElseThrow().read(text, frame, coordinates, flipped);
        // Tokens are not kept, so that another span has no probability.
        return new StoredAnswer(
                a.key(),
                a.caseId(),
                a.task(),
                a.slice(),
                a.repeat(),
                t.state(),
                t.value(),
                a.text(),
                t.reason(),
                a.millis(),
                t.span(),
                a.forced(),
                t.span().equals(a.span()) ? a.lp() : java.util.OptionalDouble.empty(),
                a.request(),
                a.cut());
    }
}
