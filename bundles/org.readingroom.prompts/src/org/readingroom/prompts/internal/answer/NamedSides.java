package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.COLUMN;
import static org.readingroom.prompts.internal.answer.Vocabulary.CORNER;
import static org.readingroom.prompts.internal.answer.Vocabulary.PIXEL;
import static org.readingroom.prompts.internal.answer.Vocabulary.ROW;
import static org.readingroom.prompts.internal.answer.Vocabulary.TO;
import static org.readingroom.prompts.internal.answer.Vocabulary.VERB;
import static org.readingroom.prompts.internal.answer.Vocabulary.X;
import static org.readingroom.prompts.internal.answer.Vocabulary.Y;

import java.util.Optional;
import org.readingroom.prompts.internal.answer.PointList.Form;
import org.readingroom.prompts.internal.answer.PointList.Order;
import org.readingroom.prompts.internal.answer.PointList.State;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/**
 * Reads a box that is given by its four sides: {@code {"row_min": 58, "col_min": 17, ...}}, "top: 58, left: 17, ...",
 * "rows 58 to 89, columns 17 to 77".
 */
final class NamedSides {
    private final Tokens tokens;
    private final double[] sides = {0, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    private int first = -1;
    private int last = -1;
    private boolean amiss;
    private boolean ranges;

    private NamedSides(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The box, its least corner first; empty where not each side is named once, or two values of one side differ. */
    static Optional<PointList> of(Tokens tokens) {
        NamedSides read = new NamedSides(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, Kind.NUMBER)) {
                read.number(i);
            }
        }
        return read.box();
    }

    private void number(int i) {
        boolean from = range(i);
        int name = name(i);
        ranges |= from;
        if (from && tokens.says(name, ROW | Y)) {
            set(Sides.TOP, i);
            set(Sides.BOTTOM, i + 2);
        } else if (from && tokens.says(name, COLUMN | X)) {
            set(Sides.LEFT, i);
            set(Sides.RIGHT, i + 2);
        } else if (name >= 0 && !from && !tokens.says(name - 1, CORNER) && !tokens.is(name - 1, Kind.DASH)) {
            int side = (int) tokens.value(name);
            amiss |= side == Sides.EXTENT;
            if (side >= Sides.TOP && side <= Sides.RIGHT) {
                set(side, i);
            }
        }
    }

    /** The word that names a number; -1 where none does. */
    private int name(int number) {
        int i = number - 1;
        while (tokens.is(i, Kind.COLON) || tokens.says(i, VERB | PIXEL)) {
            i--;
        }
        if (tokens.says(i, Vocabulary.RANGE) && i > 0 && tokens.says(i - 1, ROW | COLUMN | X | Y)) {
            i--;
        }
        return tokens.is(i, Kind.WORD) ? i : -1;
    }

    private boolean range(int i) {
        boolean to = tokens.is(i + 1, Kind.DASH) || tokens.says(i + 1, TO);
        return to && tokens.is(i + 2, Kind.NUMBER);
    }

    private void set(int side, int number) {
        double value = tokens.value(number);
        amiss |= !Double.isNaN(sides[side]) && sides[side] != value;
        sides[side] = value;
        first = first < 0 ? number : first;
        last = number;
    }

    private Optional<PointList> box() {
        double all = sides[Sides.TOP] + sides[Sides.LEFT] + sides[Sides.BOTTOM] + sides[Sides.RIGHT];
        if (amiss || Double.isNaN(all)) {
            return Optional.empty();
        }
        return Optional.of(new PointList(
                new double[] {sides[Sides.TOP], sides[Sides.BOTTOM]},
                new double[] {sides[Sides.LEFT], sides[Sides.RIGHT]},
                Order.ROW_COLUMN,
                tokens.start(first),
                tokens.end(last),
                first,
                last,
                State.WHOLE,
                ranges ? Form.RANGES : Form.SIDES));
    }
}
