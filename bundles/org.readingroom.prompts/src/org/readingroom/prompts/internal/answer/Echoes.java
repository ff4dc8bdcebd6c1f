package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.AND;
import static org.readingroom.prompts.internal.answer.Vocabulary.ANY_AXIS;
import static org.readingroom.prompts.internal.answer.Vocabulary.COUNTED;
import static org.readingroom.prompts.internal.answer.Vocabulary.NUMBERED;
import static org.readingroom.prompts.internal.answer.Vocabulary.PIXEL;
import static org.readingroom.prompts.internal.answer.Vocabulary.RANGE;
import static org.readingroom.prompts.internal.answer.Vocabulary.TO;
import static org.readingroom.prompts.internal.answer.Vocabulary.UNIT;
import static org.readingroom.prompts.internal.answer.Vocabulary.X;

import org.readingroom.prompts.internal.answer.Tokens.Kind;

/**
 * Finds the numbers of an answer that say no position and no class, the prompt's own among them: sizes ("128x128"), ranges
 * ("0 to 127", "between 0 and 127"), counts ("10 to 15 points"), measures ("3 mm"), shares ("60%") and the numbers of
 * steps and items ("Step 1:"). They become signs or items, so that nothing takes them for values.
 */
final class Echoes {
    private final Tokens tokens;

    private Echoes(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Takes the numbers out that are none. */
    static void remove(Tokens tokens) {
        Echoes echoes = new Echoes(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, Kind.NUMBER)) {
                echoes.number(i);
            }
        }
    }

    private void number(int i) {
        if (tokens.is(i + 2, Kind.NUMBER) && (size(i) || range(i))) {
            tokens.become(i, Kind.SIGN);
            tokens.become(i + 1, Kind.SIGN);
            tokens.become(i + 2, Kind.SIGN);
        } else if (measured(i)) {
            tokens.become(i, Kind.SIGN);
        } else if (numbered(i)) {
            tokens.become(i, Kind.ITEM);
        }
    }

    private boolean size(int i) {
        boolean by = tokens.says(i + 1, X) && !tokens.says(i - 1, ANY_AXIS) && !tokens.is(i - 1, Kind.COLON);
        return tokens.is(i + 1, Kind.TIMES) || by;
    }

    private boolean range(int i) {
        boolean between = tokens.says(i + 1, AND) && (tokens.says(i - 1, RANGE) || tokens.says(i - 2, RANGE));
        return between || tokens.is(i + 1, Kind.DASH) || tokens.says(i + 1, TO);
    }

    private boolean measured(int i) {
        if (tokens.is(i + 1, Kind.PERCENT) || tokens.is(i + 1, Kind.TIMES) || tokens.is(i - 1, Kind.TIMES)) {
            return true;
        }
        return tokens.says(i + 1, UNIT | COUNTED) && !tokens.says(i + 1, PIXEL);
    }

    /** "Step 1:", "Point 3 (", "Figure 2." */
    private boolean numbered(int i) {
        if (!tokens.says(i - 1, NUMBERED) || tokens.says(i - 1, Vocabulary.MARKER)) {
            return false;
        }
        Kind after = tokens.kind(i + 1);
        return after == Kind.COLON || after == Kind.STOP || after == Kind.OPEN || after == Kind.DASH;
    }
}
