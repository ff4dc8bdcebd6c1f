package org.readingroom.metrics.classification;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How steady a reader is when the same question is put to it several times.
 *
 * <p>Made of a table of counts: one row an item, one column a category, how often the item was answered so; every item
 * was asked equally often, at least twice. No single standard exists; {@link #allIdenticalRate} and {@link
 * #fleissKappa} at least are reported. A reader may be wholly consistent and wrong: see {@link RepeatedAccuracy}.
 *
 * <p>Source: J. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971).
 */
public final class AnswerConsistency {
    private final int[][] counts;
    private final double repeats;

    private AnswerConsistency(int[][] counts) {
        this.counts = counts;
        repeats = Arrays.stream(counts[0]).sum();
    }

    /** From the counts themselves. */
    public static AnswerConsistency of(int[][] counts) {
        return new AnswerConsistency(counts);
    }

    /** From the answers, one list an item. */
    public static AnswerConsistency of(List<List<String>> answers) {
        List<String> categories =
                answers.stream().flatMap(List::stream).distinct().toList();
        return new AnswerConsistency(answers.stream()
                .map(item -> {
                    int[] row = new int[categories.size()];
                    item.forEach(answer -> row[categories.indexOf(answer)]++);
                    return row;
                })
                .toArray(int[][]::new));
    }

    /** The share of items answered alike every time. */
    public double allIdenticalRate() {
        return mean(row -> most(row) == repeats ? 1 : 0);
    }

    /** The mean share of an item's most frequent answer. */
    public double meanModalShare() {
        return mean(row -> most(row) / repeats);
    }

    /** The mean share of pairs of answers to one item that agree (P-bar of Fleiss). */
    public double meanPairwiseAgreement() {
        return mean(row -> Arrays.stream(row).mapToDouble(n -> n * (n - 1.0)).sum() / (repeats * (repeats - 1)));
    }

    /** The mean number of different answers to an item. */
    public double meanDistinctAnswers() {
        return mean(row -> Arrays.stream(row).filter(n -> n > 0).count());
    }

    /** The mean entropy of an item's answers, in bits. */
    public double meanEntropy() {
        return mean(row -> Arrays.stream(row)
                .filter(n -> n > 0)
                .mapToDouble(n -> -n / repeats * Math.log(n / repeats) / Math.log(2))
                .sum());
    }

    /**
     * Fleiss' kappa: agreement beyond chance, chance from the categories' shares; NaN where only one category occurs.
     */
    public double fleissKappa() {
        double chance = IntStream.range(0, counts[0].length)
                .mapToDouble(
                        c -> Arrays.stream(counts).mapToDouble(row -> row[c]).sum() / (counts.length * repeats))
                .map(share -> share * share)
                .sum();
        return beyond(chance);
    }

    /** Randolph's kappa: the same with every category of the table equally likely by chance. */
    public double randolphKappa() {
        return beyond(1.0 / counts[0].length);
    }

    private double beyond(double chance) {
        return chance == 1 ? Double.NaN : (meanPairwiseAgreement() - chance) / (1 - chance);
    }

    private double mean(ToDoubleFunction<int[]> measure) {
        return Arrays.stream(counts).mapToDouble(measure).average().orElse(Double.NaN);
    }

    private static int most(int[] row) {
        return Arrays.stream(row).max().orElse(0);
    }
}
