package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.ALTERNATIVE;
import static org.readingroom.prompts.internal.answer.Vocabulary.ANSWER;
import static org.readingroom.prompts.internal.answer.Vocabulary.CENTRE;
import static org.readingroom.prompts.internal.answer.Vocabulary.CHOICE;
import static org.readingroom.prompts.internal.answer.Vocabulary.CORRECTION;
import static org.readingroom.prompts.internal.answer.Vocabulary.FINAL;
import static org.readingroom.prompts.internal.answer.Vocabulary.MARKER;
import static org.readingroom.prompts.internal.answer.Vocabulary.OR;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Decides between the candidates of an answer: the same value said several times is that value; one that is said to correct
 * what stands before it, or to be the final one, replaces it; else several different values are no answer.
 *
 * @param <C> a candidate
 */
final class Selection<C> {
    private final List<C> kept = new ArrayList<>();
    private final List<Long> between = new ArrayList<>();
    private final List<Surroundings> around = new ArrayList<>();
    private long carried;

    /** Takes a candidate in, in the order of the text. */
    void keep(C candidate, Surroundings words) {
        kept.add(candidate);
        around.add(words);
        between.add(carried | words.between());
        carried = 0;
    }

    /** Passes over a candidate that is none; what was said before it goes for the next. */
    void drop(Surroundings words) {
        carried |= words.between();
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** The candidates that stand after the last correction; all where there is none. */
    List<C> standing() {
        return kept.subList(from(), kept.size());
    }

    /** The one value that stands; empty where several do. */
    List<C> one(BiPredicate<C, C> same) {
        List<C> standing = standing();
        return alike(standing, same) ? standing.subList(0, Math.min(1, standing.size())) : List.of();
    }

    /** As {@link #one}, among those alone round which such words stand. */
    List<C> one(BiPredicate<C, C> same, Predicate<Surroundings> words) {
        List<C> some = new ArrayList<>();
        for (int i = from(); i < kept.size(); i++) {
            if (words.test(around.get(i))) {
                some.add(kept.get(i));
            }
        }
        return alike(some, same) ? some.subList(0, Math.min(1, some.size())) : List.of();
    }

    /** Whether a candidate is said to be one of several. */
    boolean alternatives() {
        return between.stream().skip(1).anyMatch(said -> (said & (ALTERNATIVE | OR)) != 0);
    }

    private boolean alike(List<C> some, BiPredicate<C, C> same) {
        return some.stream().allMatch(c -> same.test(some.get(0), c));
    }

    private int from() {
        int from = 0;
        for (int i = 1; i < kept.size(); i++) {
            long said = between.get(i);
            boolean last = (said & FINAL) != 0 && (around.get(i).clause() & (CENTRE | ANSWER | MARKER | CHOICE)) != 0;
            if (((said & CORRECTION) != 0 || last) && (said & (ALTERNATIVE | OR)) == 0) {
                from = i;
            }
        }
        return from;
    }
}
