package org.readingroom.prompts.internal.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/**
 * All lists of points of an answer, and the words round them.
 *
 * @param lists in the order of the text, rows before columns
 * @param around the words round each
 * @param sides the box whose four sides are named, where there is one
 * @param cut whether the text ends inside a bracket
 * @param amiss whether a bracket held numbers that are no points
 * @param thinking whether the text ends before the model's thoughts do
 */
record Found(
        List<PointList> lists,
        List<Surroundings> around,
        Optional<PointList> sides,
        boolean cut,
        boolean amiss,
        boolean thinking) {
    static final String THINKING = "the text ends in the model's thoughts";
    static final String NOT_WHOLE = "the list is cut off, or points are left out";
    private static final int PROGRAM_WORDS = 3;

    static Found in(String text, Positions positions) {
        Passage passage = Passage.of(text);
        if (passage.thinking()) {
            return new Found(List.of(), List.of(), Optional.empty(), false, false, true);
        }
        Tokens tokens = Tokeniser.of(text, passage.from(), passage.to());
        Optional<PointList> sides = NamedSides.of(tokens);
        Echoes.remove(tokens);
        PointLists lists = PointLists.of(tokens);
        List<PointList> found = lists.found();
        if (program(tokens)) {
            found.clear();
        }
        Orders.apply(tokens, found);
        found.removeIf(l -> l.order() == PointList.Order.OTHER);
        found.replaceAll(l -> l.rowsFirst(positions.columnFirst()));
        int[] first = found.stream().mapToInt(PointList::token).toArray();
        int[] last = found.stream().mapToInt(PointList::lastToken).toArray();
        boolean cut = lists.cutFrom() < tokens.size();
        return new Found(found, Surroundings.of(tokens, first, last), sides, cut, lists.numbersAmiss(), false);
    }

    private static boolean program(Tokens tokens) {
        int words = 0;
        for (int i = 0; i < tokens.size() && words < PROGRAM_WORDS; i++) {
            words += tokens.is(i, Kind.WORD) && tokens.says(i, Vocabulary.PROGRAM) ? 1 : 0;
        }
        return words >= PROGRAM_WORDS;
    }

    /** Why there is nothing, in words. */
    String nothing(String none) {
        return cut ? "cut off inside a bracket" : amiss ? "numbers that are " + none : none;
    }

    /** A failed state, and the text that a list stands in. */
    static Parsed failed(EndState state, PointList list, String reason) {
        return new Parsed(state, Optional.empty(), list.start(), list.end(), reason);
    }

    /** Carries a list to pixels; what is outside of the image, or no pixel at all, ends in a failed state. */
    static Parsed points(PointList list, Positions positions, Function<List<PixelPoint>, Parsed> value) {
        if (positions.shares(list.first(), list.second())) {
            return failed(EndState.UNPARSEABLE, list, "shares of the image where pixels were asked");
        }
        List<PixelPoint> points = new ArrayList<>(list.size());
        for (int p = 0; p < list.size(); p++) {
            Optional<PixelPoint> pixel = positions.pixel(list.first()[p], list.second()[p]);
            if (pixel.isEmpty()) {
                return failed(EndState.OUT_OF_RANGE, list, "a point outside of the image");
            }
            points.add(pixel.get());
        }
        return value.apply(points);
    }
}
