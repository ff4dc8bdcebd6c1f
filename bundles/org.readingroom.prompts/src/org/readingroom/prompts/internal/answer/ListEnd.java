package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.AND;
import static org.readingroom.prompts.internal.answer.Vocabulary.ANY_AXIS;
import static org.readingroom.prompts.internal.answer.Vocabulary.LIST;
import static org.readingroom.prompts.internal.answer.Vocabulary.MORE;
import static org.readingroom.prompts.internal.answer.Vocabulary.PLAIN;
import static org.readingroom.prompts.internal.answer.Vocabulary.VERB;

import org.readingroom.prompts.internal.answer.PointList.State;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/**
 * Tells by what follows the last point of a list whether the list is whole: it was cut off where only more of a list, or the
 * beginning of one more point, follows, and then nothing.
 */
final class ListEnd {
    private static final int ONE_MORE = 8;
    private static final int SHORT = 3;

    private final Tokens tokens;
    private final int cutFrom;

    /** @param cutFrom the token from which on the text stands in a bracket that it never closes */
    ListEnd(Tokens tokens, int cutFrom) {
        this.tokens = tokens;
        this.cutFrom = cutFrom;
    }

    /** Whether a token may stand between the points of a list. */
    static boolean glue(Tokens tokens, int i) {
        return switch (tokens.kind(i)) {
            case COMMA, LINE, ITEM, DASH, COLON, STOP, OPEN, CLOSE, ELLIPSIS -> true;
            case WORD -> tokens.says(i, LIST | AND | ANY_AXIS);
            default -> false;
        };
    }

    /**
     * The state of a list that ends at a token.
     *
     * @param outer how many brackets stand open round it
     * @param many whether it holds more than one point
     * @param next the token at which the next list begins; the number of tokens where there is none
     */
    State after(int last, int outer, boolean many, int next) {
        boolean more = outer > 0;
        boolean dots = false;
        boolean opened = false;
        for (int i = last + 1; ; i++) {
            Kind kind = tokens.kind(i);
            opened |= kind == Kind.OPEN;
            if (kind == Kind.CLOSE && (outer > 0 || opened)) {
                return dots ? State.ELIDED : State.WHOLE;
            }
            if (kind == Kind.END || i >= cutFrom) {
                return dots ? State.ELIDED : more || i >= cutFrom ? State.CUT : State.WHOLE;
            }
            if (i >= next) {
                return dots ? State.ELIDED : State.WHOLE;
            }
            if (!glue(tokens, i)) {
                return dots || goesOn(i)
                        ? State.ELIDED
                        : i > last + 1 && oneMore(i, Math.min(next, tokens.size()), outer, many)
                                ? State.CUT
                                : State.WHOLE;
            }
            dots |= kind == Kind.ELLIPSIS;
            more |= separates(i);
        }
    }

    private boolean separates(int i) {
        return switch (tokens.kind(i)) {
            case LINE, STOP, CLOSE, ELLIPSIS -> false;
            default -> tokens.value(i) != '|';
        };
    }

    /** "etc.", "and so on" */
    private boolean goesOn(int i) {
        boolean so = tokens.is(i - 1, Kind.WORD) && tokens.says(i, PLAIN) && tokens.says(i + 1, VERB);
        return tokens.says(i, MORE) || so && length(i) == 2 && length(i + 1) == 2;
    }

    private int length(int i) {
        return tokens.end(i) - tokens.start(i);
    }

    /** A few numbers, or a short word behind a comma or bracket, and then the end of the text. */
    private boolean oneMore(int from, int next, int outer, boolean many) {
        boolean number = false;
        boolean bracket = tokens.is(from - 1, Kind.OPEN);
        int words = 0;
        for (int i = from; i < from + ONE_MORE && i < next; i++) {
            switch (tokens.kind(i)) {
                case END -> {
                    boolean inside = tokens.is(from - 1, Kind.OPEN);
                    boolean shortWord =
                            words == 1 && (many || length(from) <= SHORT && !tokens.is(from - 1, Kind.LINE));
                    return number && words < 2 || words == 1 && inside || shortWord && !tokens.is(i - 1, Kind.STOP);
                }
                case NUMBER, SIGN -> number = true;
                case WORD -> words++;
                case OPEN -> bracket = true;
                case COMMA, STOP, COLON -> {}
                default -> {
                    if (outer > 0 || bracket || !tokens.is(i, Kind.CLOSE)) {
                        return false;
                    }
                }
            }
        }
        return false;
    }
}
