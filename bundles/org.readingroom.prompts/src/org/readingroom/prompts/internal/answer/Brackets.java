package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.AND;
import static org.readingroom.prompts.internal.answer.Vocabulary.ANY_AXIS;
import static org.readingroom.prompts.internal.answer.Vocabulary.COLUMN;
import static org.readingroom.prompts.internal.answer.Vocabulary.LIST;
import static org.readingroom.prompts.internal.answer.Vocabulary.PIXEL;
import static org.readingroom.prompts.internal.answer.Vocabulary.ROW;
import static org.readingroom.prompts.internal.answer.Vocabulary.UNIT;
import static org.readingroom.prompts.internal.answer.Vocabulary.VERB;
import static org.readingroom.prompts.internal.answer.Vocabulary.X;
import static org.readingroom.prompts.internal.answer.Vocabulary.Y;

import java.util.Arrays;
import java.util.Optional;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/** Reads one innermost bracket that holds nothing but numbers, each with or without its axis named. */
final class Brackets {
    /** What a bracket held. */
    enum Content {
        NUMBERS,
        /** Words or signs beside numbers, or another bracket. */
        OTHER,
        /** The text ended in it, after a number. */
        CUT
    }

    private final Tokens tokens;
    private double[] numbers = new double[64];
    private long[] axes = new long[64];
    private int count;
    private boolean elided;
    private int end;

    Brackets(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads the bracket that opens at a token. */
    Content read(int open) {
        count = 0;
        elided = false;
        long axis = 0;
        int i = open + 1;
        for (; ; i++) {
            Kind kind = tokens.kind(i);
            if (kind == Kind.NUMBER) {
                add(tokens.value(i), axis);
                axis = 0;
            } else if (kind == Kind.WORD && tokens.says(i, ANY_AXIS)) {
                axis = tokens.flags(i) & ANY_AXIS;
            } else if (kind == Kind.ELLIPSIS) {
                elided = true;
            } else if (kind == Kind.CLOSE || kind == Kind.OPEN || kind == Kind.END || !passes(i)) {
                break;
            }
        }
        end = i;
        return switch (tokens.kind(i)) {
            case CLOSE -> tokens.says(i + 1, UNIT) || tokens.is(i + 1, Kind.PERCENT) ? Content.OTHER : Content.NUMBERS;
            case END -> count > 0 ? Content.CUT : Content.OTHER;
            default -> Content.OTHER;
        };
    }

    private boolean passes(int i) {
        return switch (tokens.kind(i)) {
            case COMMA, LINE -> true;
            case COLON -> tokens.is(i - 1, Kind.WORD);
            case STOP -> tokens.is(i + 1, Kind.CLOSE) || tokens.is(i + 1, Kind.COMMA);
            case WORD -> tokens.says(i, PIXEL | AND | VERB) || tokens.says(i, LIST) && tokens.is(i - 1, Kind.OPEN);
            default -> false;
        };
    }

    private void add(double number, long axis) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
            axes = Arrays.copyOf(axes, count * 2);
        }
        numbers[count] = number;
        axes[count++] = axis;
    }

    /** The token that the last bracket read stopped at. */
    int end() {
        return end;
    }

    int count() {
        return count;
    }

    /** The numbers of the last bracket read as points; empty where they are an odd number, or named amiss. */
    Optional<PointList> points(int open) {
        if (count < 2 || count % 2 != 0) {
            return Optional.empty();
        }
        double[] first = new double[count / 2];
        double[] second = new double[count / 2];
        PointList.Order order = PointList.Order.UNSAID;
        for (int p = 0; p < first.length; p++) {
            int swapped = Axes.swapped(axes[2 * p], axes[2 * p + 1]);
            if (swapped == Axes.AMISS) {
                return Optional.empty();
            }
            order = swapped == Axes.UNNAMED ? order : PointList.Order.ROW_COLUMN;
            first[p] = numbers[2 * p + (swapped == Axes.SWAPPED ? 1 : 0)];
            second[p] = numbers[2 * p + (swapped == Axes.SWAPPED ? 0 : 1)];
        }
        return Optional.of(new PointList(
                first,
                second,
                order,
                tokens.start(open),
                tokens.end(end),
                open,
                end,
                elided ? PointList.State.ELIDED : PointList.State.WHOLE,
                count == 2 ? PointList.Form.POINTS : PointList.Form.FLAT));
    }

    /** Which of two numbers is the row, by the names beside them. */
    static final class Axes {
        static final int UNNAMED = 0;
        static final int STRAIGHT = 1;
        static final int SWAPPED = 2;
        static final int AMISS = 3;

        private Axes() {}

        static int swapped(long a, long b) {
            if (a == 0 && b == 0) {
                return UNNAMED;
            }
            if ((a & (ROW | Y)) != 0 && (b & (COLUMN | X)) != 0) {
                return STRAIGHT;
            }
            return (a & (COLUMN | X)) != 0 && (b & (ROW | Y)) != 0 ? SWAPPED : AMISS;
        }
    }
}
