package org.readingroom.metrics.classification;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * How right a reader is when every question is put to it several times: the accuracy of each run, and how items fare
 * over all runs.
 *
 * @param perRun the accuracy of each run, 0 to 1
 * @param allCorrect the share of items right in every run
 * @param anyCorrect the share of items right in at least one
 * @param consistentlyWrong the share of items answered alike and wrong every time
 */
public record RepeatedAccuracy(double[] perRun, double allCorrect, double anyCorrect, double consistentlyWrong) {
    /**
     * Accuracy over runs.
     *
     * @param answers one list an item, one answer a run
     * @param truth one class an item
     */
    public static RepeatedAccuracy of(List<List<String>> answers, List<String> truth) {
        int runs = answers.get(0).size();
        int items = truth.size();
        double[] perRun = IntStream.range(0, runs)
                .mapToDouble(run -> IntStream.range(0, items)
                                .filter(i -> answers.get(i).get(run).equals(truth.get(i)))
                                .count()
                        / (double) items)
                .toArray();
        long alikeAndWrong = IntStream.range(0, items)
                .filter(i -> answers.get(i).stream().distinct().count() == 1
                        && !answers.get(i).get(0).equals(truth.get(i)))
                .count();
        return new RepeatedAccuracy(
                perRun,
                share(answers, truth, right -> right == runs),
                share(answers, truth, right -> right > 0),
                (double) alikeAndWrong / items);
    }

    private static double share(List<List<String>> answers, List<String> truth, LongPredicate wanted) {
        return IntStream.range(0, truth.size())
                        .filter(i -> wanted.test(answers.get(i).stream()
                                .filter(truth.get(i)::equals)
                                .count()))
                        .count()
                / (double) truth.size();
    }

    /** The mean over runs. */
    public double mean() {
        return Arrays.stream(perRun).average().orElse(Double.NaN);
    }

    /** The lowest run. */
    public double min() {
        return Arrays.stream(perRun).min().orElse(Double.NaN);
    }

    /** The highest run. */
    public double max() {
        return Arrays.stream(perRun).max().orElse(Double.NaN);
    }

    /**
     * The standard deviation over runs.
     *
     * @param lessFreedom 1 for the sample's, 0 for the population's
     */
    public double standardDeviation(int lessFreedom) {
        double mean = mean();
        double squares = Arrays.stream(perRun).map(a -> (a - mean) * (a - mean)).sum();
        return Math.sqrt(squares / (perRun.length - lessFreedom));
    }
}
