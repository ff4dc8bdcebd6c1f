package org.readingroom.metrics.classification;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * {@link Auroc} over several classes, from one score a class for each item. Which average is meant is part of the name.
 *
 * <p>Empty rule: a class without items, or with all items, makes the averages over classes NaN.
 *
 * <p>Sources: F. Provost, P. Domingos (2000) for weighting by support; D. Hand, R. Till, "A Simple Generalisation of
 * the Area Under the ROC Curve for Multiple Class Classification Problems", Machine Learning 45 (2001).
 */
public final class MulticlassAuroc {
    private MulticlassAuroc() {}

    /** Each class against the rest. */
    public static double[] perClass(int[] truth, double[][] scores) {
        return IntStream.range(0, scores[0].length)
                .mapToDouble(c -> Auroc.of(is(truth, c), column(scores, c)))
                .toArray();
    }

    /** The unweighted mean of {@link #perClass}. */
    public static double macro(int[] truth, double[][] scores) {
        return Arrays.stream(perClass(truth, scores)).average().orElse(Double.NaN);
    }

    /** The mean of {@link #perClass} by support. */
    public static double weighted(int[] truth, double[][] scores) {
        double[] each = perClass(truth, scores);
        double sum = 0;
        for (int label : truth) {
            sum += each[label];
        }
        return sum / truth.length;
    }

    /** One area over every item and class taken as one list of yes or no. */
    public static double micro(int[] truth, double[][] scores) {
        int classes = scores[0].length;
        boolean[] positive = new boolean[truth.length * classes];
        double[] flat = new double[positive.length];
        for (int i = 0; i < flat.length; i++) {
            positive[i] = truth[i / classes] == i % classes;
            flat[i] = scores[i / classes][i % classes];
        }
        return Auroc.of(positive, flat);
    }

    /** Hand and Till: the mean over pairs of classes of (A(i|j) + A(j|i)) / 2. */
    public static double oneVersusOne(int[] truth, double[][] scores) {
        int classes = scores[0].length;
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                sum += (amongTwo(truth, scores, i, j) + amongTwo(truth, scores, j, i)) / 2;
            }
        }
        return sum / (classes * (classes - 1) / 2.0);
    }

    private static double amongTwo(int[] truth, double[][] scores, int positive, int negative) {
        int[] items = IntStream.range(0, truth.length)
                .filter(i -> truth[i] == positive || truth[i] == negative)
                .toArray();
        boolean[] is = new boolean[items.length];
        double[] score = new double[items.length];
        for (int k = 0; k < items.length; k++) {
            is[k] = truth[items[k]] == positive;
            score[k] = scores[items[k]][positive];
        }
        return Auroc.of(is, score);
    }

    private static boolean[] is(int[] truth, int label) {
        boolean[] is = new boolean[truth.length];
        for (int i = 0; i < is.length; i++) {
            is[i] = truth[i] == label;
        }
        return is;
    }

    private static double[] column(double[][] scores, int column) {
        return Arrays.stream(scores).mapToDouble(row -> row[column]).toArray();
    }
}
