package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.CHOICE;
import static org.readingroom.prompts.internal.answer.Vocabulary.DECIDE;
import static org.readingroom.prompts.internal.answer.Vocabulary.IMPERATIVE;
import static org.readingroom.prompts.internal.answer.Vocabulary.MARKER;
import static org.readingroom.prompts.internal.answer.Vocabulary.PLAIN;
import static org.readingroom.prompts.internal.answer.Vocabulary.SUPPOSED;
import static org.readingroom.prompts.internal.answer.Vocabulary.THAN;
import static org.readingroom.prompts.internal.answer.Vocabulary.VERB;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.prompts.internal.answer.Choices.What;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/**
 * Reads the choice of a class: what follows "Choice:" or another word for an answer; else an answer that begins with its
 * number or name; else a sentence that decides on one name. A number anywhere else, such as a WHO grade, is no choice.
 */
public final class ChoiceParser {
    private static final int DECIDES_WITHIN = 10;
    private static final int PASSES = 16;

    /** How plainly a choice is marked as one. */
    private enum Mark {
        CHOICE,
        LOOSE
    }

    private record Candidate(What what, int label, int token, int last, Mark mark) {
        boolean sameAs(Candidate o) {
            return what == o.what && label == o.label && what == What.CLASS;
        }
    }

    private final Tokens tokens;
    private final Choices choices;
    private final ClassNames names;
    private final List<Candidate> candidates = new ArrayList<>();

    private ChoiceParser(Tokens tokens, int[] classes) {
        this.tokens = tokens;
        this.choices = new Choices(tokens, classes);
        this.names = new ClassNames(tokens);
    }

    /**
     * Reads an answer; its value is a ClassScore.
     *
     * @param classes the class that each number stands for
     */
    public static Parsed parse(String text, int... classes) {
        Passage passage = Passage.of(text);
        if (passage.thinking()) {
            return Refusals.orElse(text, Found.THINKING);
        }
        Tokens tokens = Tokeniser.of(text, passage.from(), passage.to());
        Echoes.remove(tokens);
        ChoiceParser parser = new ChoiceParser(tokens, classes);
        parser.marked();
        if (parser.candidates.isEmpty()) {
            parser.first();
        }
        if (parser.candidates.isEmpty()) {
            parser.sentences();
        }
        return parser.decide(text);
    }

    private void marked() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.says(i, CHOICE | MARKER)) {
                marked(i);
            } else if (tokens.says(i, DECIDE)) {
                decided(i);
            }
        }
        if (candidates.stream().anyMatch(c -> c.mark() == Mark.CHOICE)) {
            candidates.removeIf(c -> c.mark() == Mark.LOOSE);
        }
    }

    /** "Choice: 1", "the answer is 1", "option 1". */
    private void marked(int marker) {
        int i = marker + 1;
        boolean plain = tokens.says(marker, CHOICE);
        while (i <= marker + PASSES && passes(i)) {
            plain |= tokens.is(i, Kind.COLON) || tokens.says(i, VERB);
            i++;
        }
        add(i, plain ? Mark.CHOICE : Mark.LOOSE);
    }

    private boolean passes(int i) {
        return switch (tokens.kind(i)) {
            case COLON, OPEN, CLOSE, DASH, LINE, COMMA -> true;
            case WORD -> tokens.says(i, VERB | THAN | MARKER);
            default -> false;
        };
    }

    /** "classified as High Grade Glioma", "I choose 1". */
    private void decided(int word) {
        if (tokens.says(word, IMPERATIVE) && !tokens.is(word - 1, Kind.WORD) && !tokens.is(word + 1, Kind.COLON)) {
            return;
        }
        for (int i = word + 1; i < word + DECIDES_WITHIN; i++) {
            boolean close = i == word + 1 || tokens.says(i - 1, VERB) || tokens.is(i - 1, Kind.COLON);
            if (close && add(i, Mark.LOOSE) || !tokens.is(i, Kind.WORD) && !tokens.is(i, Kind.COLON)) {
                return;
            }
        }
    }

    private boolean add(int token, Mark mark) {
        int last = candidates.isEmpty()
                ? -1
                : candidates.get(candidates.size() - 1).last();
        What what = choices.read(token, false);
        boolean supposed = tokens.says(choices.end() + 1, SUPPOSED);
        if (token > last && what != What.NOTHING && what != What.LISTED && !supposed) {
            int label = what == What.CLASS ? choices.label() : 0;
            candidates.add(new Candidate(what, label, token, choices.end(), mark));
        }
        return what != What.NOTHING;
    }

    /** An answer that begins with its number or name, and not with a sentence that only begins with one. */
    private void first() {
        int i = 0;
        while (tokens.is(i, Kind.LINE) || tokens.is(i, Kind.OPEN) || tokens.is(i, Kind.DASH)) {
            i++;
        }
        boolean item = tokens.is(i, Kind.ITEM);
        What what = choices.read(i, true);
        int after = choices.end() + 1;
        boolean alone = !tokens.is(after, Kind.WORD) && !(item && choices.end() == i);
        if (what != What.NOTHING && what != What.LISTED && alone) {
            candidates.add(
                    new Candidate(what, what == What.CLASS ? choices.label() : 0, i, choices.end(), Mark.CHOICE));
        }
    }

    /** A sentence of plain words that ends in one class, where the text names no other and holds no number of another. */
    private void sentences() {
        boolean plain = true;
        int named = 0;
        Candidate said = null;
        for (int i = 0; i < tokens.size(); i++) {
            int name = names.at(i);
            if (name >= 0) {
                named |= 1 << name;
                int last = names.last();
                said = plain && said == null && ends(last + 1)
                        ? new Candidate(What.CLASS, name, i, last, Mark.LOOSE)
                        : said;
                i = last;
            } else if (tokens.is(i, Kind.STOP) || tokens.is(i, Kind.LINE)) {
                plain = true;
            } else if (tokens.is(i, Kind.WORD)) {
                plain &= tokens.says(i, PLAIN);
            } else if (tokens.is(i, Kind.NUMBER) && choices.read(i, false) == What.CLASS) {
                named |= 1 << choices.label();
            }
        }
        if (said != null && Integer.bitCount(named) == 1) {
            candidates.add(said);
        }
    }

    private boolean ends(int i) {
        return switch (tokens.kind(i)) {
            case STOP, LINE, END, COMMA, OPEN, CLOSE -> true;
            default -> false;
        };
    }

    private Parsed decide(String text) {
        int[] first = candidates.stream().mapToInt(Candidate::token).toArray();
        int[] last = candidates.stream().mapToInt(Candidate::last).toArray();
        List<Surroundings> around = Surroundings.of(tokens, first, last);
        Selection<Candidate> selection = new Selection<>();
        for (int c = 0; c < first.length; c++) {
            if (Landmarks.denied(around.get(c))) {
                selection.drop(around.get(c));
            } else {
                selection.keep(candidates.get(c), around.get(c));
            }
        }
        if (selection.isEmpty()) {
            return Refusals.orElse(text, "no choice");
        }
        List<Candidate> standing = selection.standing();
        if (standing.size() == 1) {
            return value(standing.get(0));
        }
        List<Candidate> one = selection.one(Candidate::sameAs);
        return one.isEmpty() ? Parsed.failed(EndState.UNPARSEABLE, "several different choices") : value(one.get(0));
    }

    private Parsed value(Candidate c) {
        int token = c.token();
        while (token < c.last()
                && !tokens.is(token, Kind.NUMBER)
                && !tokens.is(token, Kind.ITEM)
                && !tokens.is(token, Kind.WORD)) {
            token++;
        }
        int start = tokens.start(token);
        int end = tokens.is(token, Kind.WORD) ? tokens.end(c.last()) : tokens.end(token);
        return switch (c.what()) {
            case CLASS -> Parsed.answered(ClassScore.of(c.label()), start, end);
            case OUTSIDE -> new Parsed(EndState.OUT_OF_RANGE, Optional.empty(), start, end, "a number of no class");
            default ->
                new Parsed(EndState.UNPARSEABLE, Optional.empty(), start, end, "several choices, or no whole number");
        };
    }
}
