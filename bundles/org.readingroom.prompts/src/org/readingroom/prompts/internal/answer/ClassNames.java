package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.GLIOMA;
import static org.readingroom.prompts.internal.answer.Vocabulary.GRADE;
import static org.readingroom.prompts.internal.answer.Vocabulary.HGG;
import static org.readingroom.prompts.internal.answer.Vocabulary.HIGH;
import static org.readingroom.prompts.internal.answer.Vocabulary.LGG;
import static org.readingroom.prompts.internal.answer.Vocabulary.LOW;
import static org.readingroom.prompts.internal.answer.Vocabulary.NO;

import org.readingroom.prompts.internal.answer.Tokens.Kind;

/** Finds the names of the three classes: low grade glioma, high grade glioma, no glioma. */
final class ClassNames {
    static final int NONE = -1;

    private final Tokens tokens;
    private int last;

    ClassNames(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The class whose name begins at a token, {@link #NONE} where none does; {@link #last} is then where it ends. */
    int at(int i) {
        last = i;
        if (tokens.says(i, NO)) {
            last = tokens.says(i, GLIOMA) ? i : i + 1;
            return tokens.says(last, GLIOMA) ? 2 : NONE;
        }
        if (tokens.says(i, HGG | LGG)) {
            last = tokens.says(i + 1, GLIOMA) ? i + 1 : i;
            return tokens.says(i, HGG) ? 1 : 0;
        }
        if (!tokens.says(i, HIGH | LOW)) {
            return NONE;
        }
        int grade = tokens.is(i + 1, Kind.DASH) ? i + 2 : i + 1;
        if (!tokens.says(grade, GRADE)) {
            return NONE;
        }
        last = tokens.says(grade + 1, GLIOMA) ? grade + 1 : grade;
        boolean whole = last > grade || !tokens.is(grade + 1, Kind.WORD);
        return !whole ? NONE : tokens.says(i, HIGH) ? 1 : 0;
    }

    /** The last token of the name found last. */
    int last() {
        return last;
    }
}
