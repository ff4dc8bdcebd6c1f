package org.readingroom.run.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a patient's grade follows from the answers to the patient's slices: 0 LGG, 1 HGG, 2 no glioma. Failures abstain in
 * each rule. Where no class is elected, the patient is wrong and stays in every denominator.
 */
public enum VoteRule {
    /** The platform's rule: most votes among 0 and 1; answer 2 abstains; a tie or no vote elects nothing. */
    PLURALITY,
    /** Answer 2 votes too: a patient who is said to have no glioma is wrong, and so is a tie for the most votes. */
    TWO_VOTES,
    /** As plurality, but a tie of 0 and 1 elects 0. */
    TIE_TO_LGG,
    /** As plurality, but a tie of 0 and 1 elects the likelier class; without probabilities nothing. */
    TIE_BY_PROBABILITY;

    /** As files and studies write it. */
    public String word() {
        return this == TWO_VOTES ? "2-votes" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The rule of a word.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static VoteRule of(String word) {
        return Arrays.stream(values())
                .filter(rule -> rule.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no rule of votes"));
    }

    /**
     * The elected class.
     *
     * @param lgg slices that were said to be of class 0
     * @param hgg slices that were said to be of class 1
     * @param other slices that were said to be of another class, such as 2
     * @param probability the patient's probability of class 1, for ties; may be empty
     */
    public OptionalInt elect(int lgg, int hgg, int other, OptionalDouble probability) {
        if (this == TWO_VOTES && other >= Math.max(lgg, hgg)) {
            return other > Math.max(lgg, hgg) ? OptionalInt.of(2) : OptionalInt.empty();
        }
        if (lgg != hgg) {
            return OptionalInt.of(hgg > lgg ? 1 : 0);
        }
        if (lgg == 0) {
            return OptionalInt.empty();
        }
        return switch (this) {
            case TIE_TO_LGG -> OptionalInt.of(0);
            case TIE_BY_PROBABILITY ->
                probability.isEmpty() || probability.getAsDouble() == 0.5
                        ? OptionalInt.empty()
                        : OptionalInt.of(probability.getAsDouble() > 0.5 ? 1 : 0);
            default -> OptionalInt.empty();
        };
    }
}
