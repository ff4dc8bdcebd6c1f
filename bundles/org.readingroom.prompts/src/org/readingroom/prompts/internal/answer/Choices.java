package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.AND;
import static org.readingroom.prompts.internal.answer.Vocabulary.ONE;
import static org.readingroom.prompts.internal.answer.Vocabulary.OR;
import static org.readingroom.prompts.internal.answer.Vocabulary.TWO;
import static org.readingroom.prompts.internal.answer.Vocabulary.ZERO;

import org.readingroom.prompts.internal.answer.Tokens.Kind;

/** Reads the choice that stands at one place of an answer: a number, a name, or both, and whether more follow it. */
final class Choices {
    /** What stands at a place. */
    enum What {
        NOTHING,
        CLASS,
        /** A whole number of no class. */
        OUTSIDE,
        /** Different classes at once, or a number that is not whole. */
        SEVERAL,
        /** All classes, as the prompt lists them. */
        LISTED
    }

    private static final int ALL = 0b111;
    private static final int PASSES = 8;

    private final Tokens tokens;
    private final ClassNames names;
    private final int[] classes;
    private int end;
    private int seen;
    private boolean outside;
    private boolean amiss;

    /** @param classes the class that each number stands for */
    Choices(Tokens tokens, int[] classes) {
        this.tokens = tokens;
        this.names = new ClassNames(tokens);
        this.classes = classes;
    }

    /**
     * Reads on from a token as long as choices follow each other.
     *
     * @param lines whether they may stand on lines of their own
     */
    What read(int from, boolean lines) {
        seen = 0;
        outside = false;
        amiss = false;
        int i = from;
        end = from;
        while (one(i, !lines)) {
            i = separator(end + 1, lines);
        }
        amiss |= i > 0 && tokens.is(i, Kind.END) && listGoesOn(i) || tokens.is(end + 2, Kind.END) && begins(end + 1);
        amiss |= (seen != 0 || outside) && tokens.is(end + 1, Kind.NUMBER);
        if (end == from && seen == 0 && !outside && !amiss) {
            return What.NOTHING;
        }
        if (amiss || Integer.bitCount(seen) + (outside ? 1 : 0) > 1) {
            return seen == ALL && !outside && !amiss ? What.LISTED : What.SEVERAL;
        }
        return outside ? What.OUTSIDE : seen == 0 ? What.NOTHING : What.CLASS;
    }

    /** The class read last. */
    int label() {
        return Integer.numberOfTrailingZeros(seen);
    }

    /** The last token of what was read last. */
    int end() {
        return end;
    }

    /** Whether a text ends on a comma or "or", as a list does that is cut off. */
    private boolean listGoesOn(int end) {
        return end > 0 && (tokens.is(end - 1, Kind.COMMA) || tokens.says(end - 1, OR | AND));
    }

    /** Whether a sign stands there behind which a name or another choice was to follow. */
    private boolean begins(int i) {
        return tokens.is(i, Kind.COLON) || tokens.is(i, Kind.OPEN) || tokens.is(i, Kind.DASH);
    }

    private int separator(int from, boolean lines) {
        int i = from;
        while (tokens.is(i, Kind.COMMA)
                || tokens.is(i, Kind.SIGN) && tokens.end(i) - tokens.start(i) == 1
                || tokens.says(i, OR | AND)
                || tokens.is(i, Kind.CLOSE)
                || lines && (tokens.is(i, Kind.LINE) || tokens.is(i, Kind.STOP))) {
            i++;
        }
        return i > from ? i : -1;
    }

    /** Reads one choice: "1", "one", "High Grade Glioma", "1 (High Grade Glioma)", "High Grade Glioma: 1". */
    private boolean one(int at, boolean words) {
        if (at < 0) {
            return false;
        }
        int i = open(at);
        int name = names.at(i);
        if (name >= 0) {
            seen |= 1 << name;
            end = names.last();
            int number = open(end + 1);
            if (number > end + 1 && number(number) && !tokens.is(number + 1, Kind.WORD)) {
                end = number;
            }
            return true;
        }
        if (!number(i) && !(words && word(i))) {
            return false;
        }
        end = i;
        amiss |= tokens.is(i - 1, Kind.OPEN) && tokens.is(i + 1, Kind.END);
        int named = open(end + 1);
        int attached = names.at(named);
        if (attached >= 0 && ends(names.last() + 1)) {
            seen |= 1 << attached;
            end = names.last();
            int again = open(end + 1);
            end = tokens.is(again - 1, Kind.OPEN) && number(again) ? again : end;
        }
        return true;
    }

    private int open(int at) {
        int i = at;
        while (i < at + PASSES && opens(i)) {
            i++;
        }
        return i;
    }

    private boolean opens(int i) {
        return switch (tokens.kind(i)) {
            case OPEN, CLOSE, DASH, COLON -> true;
            default -> false;
        };
    }

    private boolean ends(int at) {
        return !tokens.is(at, Kind.WORD) || tokens.says(at, OR | AND);
    }

    private boolean number(int i) {
        if (!tokens.is(i, Kind.NUMBER) && !tokens.is(i, Kind.ITEM)) {
            return false;
        }
        double value = tokens.value(i);
        if (value != Math.rint(value)) {
            amiss = true;
        } else if (value >= 0 && value < classes.length) {
            seen |= 1 << classes[(int) value];
        } else {
            outside = true;
        }
        return true;
    }

    private boolean word(int i) {
        long all = ZERO | ONE | TWO;
        if (!tokens.says(i, all) || tokens.is(i + 1, Kind.WORD)) {
            return false;
        }
        seen |= 1 << classes[tokens.says(i, ZERO) ? 0 : tokens.says(i, ONE) ? 1 : 2];
        return true;
    }
}
