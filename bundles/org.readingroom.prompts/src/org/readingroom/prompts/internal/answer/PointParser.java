package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.CENTRE;
import static org.readingroom.prompts.internal.answer.Vocabulary.IMAGE;
import static org.readingroom.prompts.internal.answer.Vocabulary.UNKNOWN;
import static org.readingroom.prompts.internal.answer.Vocabulary.VERB;

import java.util.List;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.task.EndState;
import org.readingroom.prompts.internal.answer.PointList.State;

/** Reads the centre of a tumour: one point, however written, said once or the same each time. */
public final class PointParser {
    private PointParser() {}

    /** Reads an answer; its value is a PixelPoint. */
    public static Parsed parse(String text, Positions positions) {
        Found found = Found.in(text, positions);
        if (found.thinking()) {
            return Refusals.orElse(text, Found.THINKING);
        }
        Selection<PointList> selection = new Selection<>();
        for (int i = 0; i < found.lists().size(); i++) {
            PointList list = found.lists().get(i);
            if (Landmarks.drop(list, found.around().get(i), positions.frame())) {
                selection.drop(found.around().get(i));
            } else {
                selection.keep(list, found.around().get(i));
            }
        }
        if (selection.isEmpty()) {
            return Refusals.orElse(text, found.nothing("no point"));
        }
        List<PointList> one = selection.one(PointList::sameAs);
        if (one.isEmpty() && !selection.alternatives()) {
            one = selection.one(PointList::sameAs, PointParser::centre);
        }
        return one.isEmpty()
                ? Parsed.failed(EndState.UNPARSEABLE, "several different points")
                : read(one.get(0), positions);
    }

    /** "the center is ..." or "... is the center", with no word besides that could make it the centre of something else. */
    private static boolean centre(Surroundings words) {
        boolean before = (words.clause() & (CENTRE | UNKNOWN)) == CENTRE;
        boolean after = (words.next() & VERB) != 0 && (words.after() & (CENTRE | IMAGE | UNKNOWN)) == CENTRE;
        return before || after;
    }

    private static Parsed read(PointList list, Positions positions) {
        if (list.state() != State.WHOLE) {
            return Found.failed(EndState.UNPARSEABLE, list, Found.NOT_WHOLE);
        }
        for (int p = 1; p < list.size(); p++) {
            if (list.first()[p] != list.first()[0] || list.second()[p] != list.second()[0]) {
                return Found.failed(EndState.UNPARSEABLE, list, "a list of points, not one");
            }
        }
        return Found.points(list, positions, points -> Parsed.answered(points.get(0), list.start(), list.end()));
    }
}
