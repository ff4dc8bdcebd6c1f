package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.AND;
import static org.readingroom.prompts.internal.answer.Vocabulary.ANY_AXIS;
import static org.readingroom.prompts.internal.answer.Vocabulary.COLUMN;
import static org.readingroom.prompts.internal.answer.Vocabulary.CORNER;
import static org.readingroom.prompts.internal.answer.Vocabulary.ROW;
import static org.readingroom.prompts.internal.answer.Vocabulary.X;
import static org.readingroom.prompts.internal.answer.Vocabulary.Y;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.prompts.internal.answer.PointList.Order;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/** What an answer itself says of the order of its pairs: "(x, y) = (87, 60)", "[x_min, y_min, x_max, y_max]: [...]". */
final class Orders {
    private record Said(int token, Order order) {}

    private final Tokens tokens;
    private final List<Said> said = new ArrayList<>();
    private int at;

    private Orders(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Gives each list that names no axis itself the order said nearest to it in its sentence. */
    static void apply(Tokens tokens, List<PointList> lists) {
        Orders orders = new Orders(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            orders.pair(i);
        }
        if (!orders.said.isEmpty()) {
            lists.replaceAll(l -> l.order() == Order.UNSAID ? l.ordered(orders.of(l)) : orders.passed(l));
        }
    }

    private void pair(int i) {
        int second = i + 2;
        if (!tokens.is(i, Kind.WORD) || !tokens.is(second, Kind.WORD) || !separates(i + 1)) {
            return;
        }
        long a = axis(i);
        long b = axis(second);
        if (a != 0 && b != 0) {
            int how = Brackets.Axes.swapped(a, b);
            boolean inner = tokens.is(i - 1, Kind.COMMA) && axis(i - 2) != 0;
            if (!inner) {
                said.add(new Said(
                        i,
                        how == Brackets.Axes.STRAIGHT
                                ? Order.ROW_COLUMN
                                : how == Brackets.Axes.SWAPPED ? Order.X_Y : Order.OTHER));
            }
        }
    }

    private boolean separates(int i) {
        return tokens.is(i, Kind.COMMA) || tokens.is(i, Kind.SIGN) || tokens.says(i, AND);
    }

    private long axis(int i) {
        if (tokens.says(i, ANY_AXIS)) {
            return tokens.flags(i) & ANY_AXIS;
        }
        if (!tokens.is(i, Kind.WORD) || tokens.says(i, CORNER)) {
            return 0;
        }
        return switch ((int) tokens.value(i)) {
            case Sides.TOP, Sides.BOTTOM -> ROW | Y;
            case Sides.LEFT, Sides.RIGHT -> COLUMN | X;
            default -> 0;
        };
    }

    /** Of what was said in the list's sentence, the last before it, else the first behind it. */
    private Order of(PointList list) {
        passed(list);
        if (at > 0 && together(said.get(at - 1).token(), list.token())) {
            return said.get(at - 1).order();
        }
        boolean behind =
                at < said.size() && together(list.lastToken(), said.get(at).token());
        return behind ? said.get(at).order() : Order.UNSAID;
    }

    private PointList passed(PointList list) {
        while (at < said.size() && said.get(at).token() < list.token()) {
            at++;
        }
        return list;
    }

    private boolean together(int from, int to) {
        if (to - from > 40) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (tokens.is(i, Kind.STOP)) {
                return false;
            }
        }
        return true;
    }
}
