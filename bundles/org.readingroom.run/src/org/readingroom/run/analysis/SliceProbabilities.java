package org.readingroom.run.analysis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A patient's probability of class 1 from the patient's slices, in the ways that a prompted model gives one. Each is a kind of
 * its own, never mixed; where a model gives no probabilities they are absent.
 *
 * <ul>
 *   <li>{@code forced}: log P(1) - log P(0) of the listed choices, read by teacher forcing on every slice whatever was
 *       answered, averaged over slices, through the logistic function;
 *   <li>{@code free}: of each slice that was said to be of class 1 the probability of the words that said so, of class 0 one
 *       less it, averaged over these slices;
 *   <li>{@code vote-share}: slices of class 1 over slices of class 1 and 0.
 * </ul>
 */
public final class SliceProbabilities {
    static final String MODEL = "model";
    static final String FORCED = "forced";
    static final String FREE = "free";
    static final String VOTE_SHARE = "vote-share";

    private SliceProbabilities() {}

    static OptionalDouble forced(List<AskedAnswer> asked) {
        OptionalDouble odds = asked.stream()
                .flatMap(a -> a.choices().stream())
                .mapToDouble(AskedAnswer.Choices::logOdds)
                .average();
        return odds.isEmpty() ? odds : OptionalDouble.of(1 / (1 + Math.exp(-odds.getAsDouble())));
    }

    /** The mean probability that the listed choices have together; little of it and {@code forced} says little. */
    static OptionalDouble mass(List<AskedAnswer> asked) {
        return asked.stream()
                .flatMap(a -> a.choices().stream())
                .mapToDouble(AskedAnswer.Choices::mass)
                .average();
    }

    static OptionalDouble free(List<AskedAnswer> asked) {
        return asked.stream()
                .filter(a -> a.logProbability().isPresent() && graded(a.label()))
                .mapToDouble(a -> {
                    double said = Math.exp(a.logProbability().getAsDouble());
                    return a.label().getAsInt() == 1 ? said : 1 - said;
                })
                .average();
    }

    static OptionalDouble voteShare(List<AskedAnswer> asked) {
        return asked.stream()
                .filter(a -> graded(a.label()))
                .mapToDouble(a -> a.label().getAsInt())
                .average();
    }

    /** What settles a tie: {@code forced} where there is one, else {@code free}. */
    public static OptionalDouble forTies(List<AskedAnswer> asked) {
        OptionalDouble forced = forced(asked);
        return forced.isPresent() ? forced : free(asked);
    }

    private static boolean graded(OptionalInt label) {
        return label.isPresent() && label.getAsInt() <= 1;
    }
}
