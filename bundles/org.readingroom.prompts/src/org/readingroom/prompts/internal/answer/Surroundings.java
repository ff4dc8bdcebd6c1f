package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.AS;
import static org.readingroom.prompts.internal.answer.Vocabulary.BUT;
import static org.readingroom.prompts.internal.answer.Vocabulary.CORRECTION;
import static org.readingroom.prompts.internal.answer.Vocabulary.EXAMPLE;
import static org.readingroom.prompts.internal.answer.Vocabulary.INSTEAD;
import static org.readingroom.prompts.internal.answer.Vocabulary.LIKE;
import static org.readingroom.prompts.internal.answer.Vocabulary.LOOK;
import static org.readingroom.prompts.internal.answer.Vocabulary.NEGATION;
import static org.readingroom.prompts.internal.answer.Vocabulary.SUCH;
import static org.readingroom.prompts.internal.answer.Vocabulary.THAN;
import static org.readingroom.prompts.internal.answer.Vocabulary.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/**
 * What the words round a candidate say of it.
 *
 * @param clause words since the sentence, the line or the candidate before it began
 * @param sentence words since the sentence or line began, over other candidates
 * @param between all words since the candidate before it
 * @param after words up to the next comma or the end of the sentence, eight at most
 * @param next the word right behind it
 * @param negated whether it is said not to be the value
 */
record Surroundings(long clause, long sentence, long between, long after, long next, boolean negated) {
    private static final int NEAR = 5;
    private static final int LIKENESS = 3;
    private static final int FOLLOWING = 8;

    /** The words round candidates, given by their first and last tokens, in order and apart. */
    static List<Surroundings> of(Tokens tokens, int[] first, int[] last) {
        List<Surroundings> around = new ArrayList<>();
        Reader reader = new Reader(tokens);
        int i = 0;
        for (int c = 0; c < first.length; c++) {
            for (; i < first[c]; i++) {
                reader.pass(i);
            }
            int end = c + 1 < first.length ? first[c + 1] : tokens.size();
            around.add(reader.at(last[c], end));
            i = Math.max(i, last[c] + 1);
        }
        return around;
    }

    /** Whether it is only an example of an answer. */
    boolean example() {
        return ((sentence | after) & EXAMPLE) != 0;
    }

    private static final class Reader {
        private final Tokens tokens;
        private long clause;
        private long sentence;
        private long between;
        private int negation;
        private int likeness;

        Reader(Tokens tokens) {
            this.tokens = tokens;
        }

        void pass(int i) {
            switch (tokens.kind(i)) {
                case WORD -> word(i);
                case STOP -> end();
                case LINE -> {
                    if (!tokens.is(i - 1, Kind.COLON)) {
                        end();
                    }
                }
                case COMMA, COLON -> negation = 0;
                default -> {}
            }
        }

        private void end() {
            clause = 0;
            sentence = 0;
            negation = 0;
            likeness = 0;
        }

        private void word(int i) {
            long flags = tokens.flags(i);
            negation = (flags & BUT) != 0 ? 0 : (flags & NEGATION) != 0 ? NEAR : Math.max(0, negation - 1);
            likeness = Math.max(0, likeness - 1);
            if ((flags & THAN) != 0 && tokens.says(i - 1, INSTEAD)) {
                negation = NEAR;
                between &= ~CORRECTION;
            }
            if ((flags & AS) != 0 && tokens.says(i - 1, SUCH)) {
                flags |= EXAMPLE;
            }
            if ((flags & LIKE) != 0 && tokens.says(i - 1, LOOK)) {
                likeness = LIKENESS;
            }
            clause |= flags == 0 ? UNKNOWN : flags;
            sentence |= flags;
            between |= flags;
        }

        Surroundings at(int last, int end) {
            long next = 0;
            long after = 0;
            int words = 0;
            for (int i = last + 1; i < end && words < FOLLOWING && !ends(i); i++) {
                if (words > 0 && tokens.is(i, Kind.COMMA)) {
                    break;
                }
                if (tokens.is(i, Kind.WORD)) {
                    next = words++ == 0 ? tokens.flags(i) : next;
                    after |= tokens.flags(i) == 0 ? UNKNOWN : tokens.flags(i);
                }
            }
            long said = sentence | (likeness > 0 ? EXAMPLE : 0);
            Surroundings around = new Surroundings(clause, said, between, after, next, negation > 0);
            clause = 0;
            between = 0;
            negation = 0;
            return around;
        }

        private boolean ends(int i) {
            return tokens.is(i, Kind.STOP) || tokens.is(i, Kind.LINE);
        }
    }
}
