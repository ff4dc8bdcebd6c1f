package org.readingroom.metrics.classification;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One answer a patient from the answers to the patient's slices: the class with most votes.
 *
 * <p>The classes that may be voted for are given; any other answer (invalid, "no glioma", a failure) does not vote.
 * Rule of this platform: a tie, or no vote at all, leaves the patient without an answer, which is wrong and stays in
 * the denominator. The other ways to settle a tie are named alternatives, printed with the patients they change.
 *
 * @param counts votes by class
 * @param tied the classes that share the most votes, by index; empty where one class has most or none was voted for
 */
public record MajorityVote(List<Integer> counts, List<Integer> tied) {
    /** How a tie is settled. */
    public enum Tie {
        /** Not at all: the patient has no answer. This platform's rule. */
        WRONG,
        /** The tied class that stands first in the list, as {@code numpy.argmax} and pandas do ("tie to LGG"). */
        LOWEST_LABEL,
        /** The tied class that was answered first, as {@code Counter.most_common} does. */
        FIRST_SEEN,
        /** The tied class of the highest mean probability; without probabilities no answer. */
        HIGHEST_MEAN_PROBABILITY
    }

    /** The votes of one patient's slices, each answer compared with the classes. */
    public static MajorityVote of(List<String> classes, List<String> answers) {
        List<Integer> counts = classes.stream()
                .map(c -> (int) answers.stream().filter(c::equals).count())
                .toList();
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Integer> leaders = IntStream.range(0, counts.size())
                .filter(c -> most > 0 && counts.get(c) == most)
                .boxed()
                .toList();
        return new MajorityVote(counts, leaders.size() > 1 ? leaders : List.of());
    }

    /** How many slices voted. */
    public int votes() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether classes share the most votes. */
    public boolean isTie() {
        return !tied.isEmpty();
    }

    /** The elected class by this platform's rule: empty on a tie or without votes. */
    public Optional<Integer> elected() {
        if (isTie() || votes() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                counts.indexOf(counts.stream().mapToInt(Integer::intValue).max().orElseThrow()));
    }

    /**
     * The elected class with a tie settled in a named way.
     *
     * @param tie the way
     * @param classes the classes as given to {@link #of}
     * @param answers the answers as given to {@link #of}
     * @param meanProbabilities one a class, for {@link Tie#HIGHEST_MEAN_PROBABILITY}; may be empty
     */
    public Optional<Integer> elected(Tie tie, List<String> classes, List<String> answers, double[] meanProbabilities) {
        if (!isTie()) {
            return elected();
        }
        return switch (tie) {
            case WRONG -> Optional.empty();
            case LOWEST_LABEL -> Optional.of(tied.get(0));
            case FIRST_SEEN ->
                answers.stream().map(classes::indexOf).filter(tied::contains).findFirst();
            case HIGHEST_MEAN_PROBABILITY ->
                meanProbabilities.length == 0
                        ? Optional.empty()
                        : tied.stream().reduce((a, b) -> meanProbabilities[b] > meanProbabilities[a] ? b : a);
        };
    }

    /** The class of the highest mean probability over all slices ("soft vote"), the first of equals. */
    public static int softVote(double[] meanProbabilities) {
        return IntStream.range(0, meanProbabilities.length)
                .reduce((a, b) -> meanProbabilities[b] > meanProbabilities[a] ? b : a)
                .orElseThrow();
    }
}
