package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.AND;
import static org.readingroom.prompts.internal.answer.Vocabulary.ANSWER;
import static org.readingroom.prompts.internal.answer.Vocabulary.ANY_AXIS;
import static org.readingroom.prompts.internal.answer.Vocabulary.CENTRE;
import static org.readingroom.prompts.internal.answer.Vocabulary.LIST;
import static org.readingroom.prompts.internal.answer.Vocabulary.PIXEL;
import static org.readingroom.prompts.internal.answer.Vocabulary.VERB;

import java.util.List;
import org.readingroom.prompts.internal.answer.PointList.Form;
import org.readingroom.prompts.internal.answer.PointList.Order;
import org.readingroom.prompts.internal.answer.PointList.State;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/**
 * Finds points that no bracket holds: two numbers with their axes named ("row 60, column 87"), and numbers that stand on a
 * line by themselves or right behind a word that announces them ("Center: 60, 87").
 */
final class LooseNumbers {
    private final Tokens tokens;
    private final List<PointList> found;
    private final int end;

    private LooseNumbers(Tokens tokens, List<PointList> found, int end) {
        this.tokens = tokens;
        this.found = found;
        this.end = end;
    }

    /** Adds what stands outside of the lists already found, before a bracket that is never closed. */
    static void add(Tokens tokens, List<PointList> found, int cutFrom) {
        LooseNumbers loose = new LooseNumbers(tokens, found, cutFrom);
        List<PointList> bracketed = List.copyOf(found);
        int from = 0;
        for (PointList list : bracketed) {
            loose.scan(from, list.token());
            from = list.lastToken() + 1;
        }
        loose.scan(from, cutFrom);
        found.sort(java.util.Comparator.comparingInt(PointList::token));
    }

    private void scan(int from, int to) {
        int i = from;
        while (i < to) {
            int next = tokens.is(i, Kind.NUMBER) ? named(i, to) : i;
            if (next == i && tokens.is(i, Kind.NUMBER)) {
                next = run(i, to);
            }
            i = Math.max(next, i + 1);
        }
    }

    /** The axis that is named for a number, before it with nothing but a colon, "is" and the like between. */
    private long axis(int number) {
        int i = number - 1;
        while (tokens.is(i, Kind.COLON) || tokens.says(i, VERB) && !tokens.says(i, ANY_AXIS)) {
            i--;
        }
        if (!tokens.says(i, ANY_AXIS)) {
            return 0;
        }
        int before =
                tokens.is(i - 1, Kind.COMMA) || tokens.is(i - 1, Kind.SIGN) || tokens.says(i - 1, AND) ? i - 2 : -1;
        return tokens.says(before, ANY_AXIS) ? 0 : tokens.flags(i) & ANY_AXIS;
    }

    /** The axis that is named right behind a number, in a script that does so without a space. */
    private long axisBehind(int number) {
        boolean touching = tokens.says(number + 1, ANY_AXIS) && tokens.value(number + 1) == Tokens.UNSPACED;
        return touching ? tokens.flags(number + 1) & ANY_AXIS : 0;
    }

    private int named(int first, int to) {
        boolean behind = axis(first) == 0;
        long axis = behind ? axisBehind(first) : axis(first);
        if (axis == 0) {
            return first;
        }
        int second = first + 1;
        while (second < to && joins(second)) {
            second++;
        }
        if (second >= to || !tokens.is(second, Kind.NUMBER)) {
            return first + 1;
        }
        int how = Brackets.Axes.swapped(axis, behind ? axisBehind(second) : axis(second));
        if (how == Brackets.Axes.STRAIGHT || how == Brackets.Axes.SWAPPED) {
            boolean straight = how == Brackets.Axes.STRAIGHT;
            double[] row = {tokens.value(straight ? first : second)};
            double[] column = {tokens.value(straight ? second : first)};
            int last = behind ? second + 1 : second;
            found.add(list(row, column, Order.ROW_COLUMN, first, last));
            return last + 1;
        }
        return first + 1;
    }

    private boolean joins(int i) {
        return switch (tokens.kind(i)) {
            case COMMA, LINE, COLON, DASH, STOP -> true;
            case WORD -> tokens.says(i, ANY_AXIS | AND | VERB | PIXEL);
            default -> false;
        };
    }

    /** Numbers with nothing but commas between them, where something says that they are the answer. */
    private int run(int first, int to) {
        int last = first;
        int count = 1;
        while (true) {
            int next = last + 1;
            while (tokens.is(next, Kind.COMMA) || tokens.says(next, AND | PIXEL)) {
                next++;
            }
            if (next >= to || !tokens.is(next, Kind.NUMBER)) {
                break;
            }
            last = next;
            count++;
        }
        if (count % 2 == 0 && announced(first, last)) {
            double[] a = new double[count / 2];
            double[] b = new double[count / 2];
            fill(first, a, b);
            found.add(list(a, b, Order.UNSAID, first, last));
        }
        return last + 1;
    }

    private void fill(int first, double[] a, double[] b) {
        int at = 0;
        for (int i = first; at < 2 * a.length; i++) {
            if (tokens.is(i, Kind.NUMBER)) {
                (at % 2 == 0 ? a : b)[at / 2] = tokens.value(i);
                at++;
            }
        }
    }

    private boolean announced(int first, int last) {
        int before = first - 1;
        while (tokens.is(before, Kind.ITEM) || tokens.is(before, Kind.DASH) || tokens.is(before, Kind.COMMA)) {
            before--;
        }
        int after = last + 1;
        while (tokens.says(after, PIXEL) || tokens.is(after, Kind.STOP) || tokens.is(after, Kind.COMMA)) {
            after++;
        }
        boolean starts = before < 0 || tokens.is(before, Kind.LINE);
        boolean ends = after >= end || tokens.is(after, Kind.LINE) || tokens.is(after, Kind.END);
        return starts && ends || announcing(before);
    }

    /** A colon or verb, and before it in the sentence a word for what is asked. */
    private boolean announcing(int i) {
        if (!tokens.is(i, Kind.COLON) && !tokens.says(i, VERB | PIXEL)) {
            return false;
        }
        for (int j = i - 1; j >= 0 && j > i - 12; j--) {
            if (tokens.says(j, CENTRE | ANSWER | LIST | ANY_AXIS)) {
                return true;
            }
            if (tokens.is(j, Kind.STOP) || tokens.is(j, Kind.LINE) && !tokens.is(j - 1, Kind.COLON)) {
                return false;
            }
        }
        return false;
    }

    private PointList list(double[] a, double[] b, Order order, int first, int last) {
        return new PointList(
                a,
                b,
                order,
                tokens.start(first),
                tokens.end(last),
                first,
                last,
                State.WHOLE,
                a.length == 1 ? Form.POINTS : Form.FLAT);
    }
}
