package org.readingroom.prompts.internal;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.Coordinates.Order;
import org.readingroom.api.model.Coordinates.Scale;
import org.readingroom.prompts.internal.answer.Positions;

/**
 * The grammar of points inside an image, as a regular expression of literals, character classes, alternatives, groups and
 * counts alone.
 */
final class PointGrammar {
    private static final String DIGIT = "[0-9]";

    private final String point;

    PointGrammar(Positions positions) {
        boolean unit = positions.coordinates().scale() == Scale.UNIT;
        String row = unit ? shares() : upTo((int) positions.greatestRow());
        String column = unit ? shares() : upTo((int) positions.greatestColumn());
        boolean columnFirst = positions.coordinates().order() == Order.X_Y;
        point = "\\((" + (columnFirst ? column : row) + "), (" + (columnFirst ? row : column) + ")\\)";
    }

    /** One point. */
    Constraint one() {
        return new Constraint("regex", point);
    }

    /** So many points in a list of these brackets. */
    Constraint list(String open, String close, int fewest, int most) {
        String count = fewest == most ? "{" + (fewest - 1) + "}" : "{" + (fewest - 1) + "," + (most - 1) + "}";
        return new Constraint("regex", "\\" + open + "(" + point + ", )" + count + point + "\\" + close);
    }

    private static String shares() {
        return "0\\.[0-9]{1,4}|1\\.0";
    }

    /** The whole numbers from 0 to one, without leading zeros. */
    static String upTo(int greatest) {
        String last = Integer.toString(greatest);
        List<String> ways = new ArrayList<>();
        for (int length = 1; length < last.length(); length++) {
            ways.add(length == 1 ? DIGIT : "[1-9]" + DIGIT.repeat(length - 1));
        }
        for (int at = 0; at < last.length(); at++) {
            int from = at == 0 && last.length() > 1 ? 1 : 0;
            boolean end = at == last.length() - 1;
            int to = last.charAt(at) - '0' - (end ? 0 : 1);
            if (to >= from) {
                String digits = from == to ? Integer.toString(from) : "[" + from + "-" + to + "]";
                ways.add(last.substring(0, at) + digits + DIGIT.repeat(last.length() - at - 1));
            }
        }
        return String.join("|", ways);
    }
}
