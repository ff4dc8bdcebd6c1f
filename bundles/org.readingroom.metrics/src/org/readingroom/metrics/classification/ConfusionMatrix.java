package org.readingroom.metrics.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readingroom.api.metric.MetricException;

/**
 * How often each class was said of each true class; the unit is one item, such as a patient.
 *
 * <p>An answer that is none of the classes is invalid: it stands in no predicted column, yet its item stays in every
 * denominator of the truth, so it is wrong in accuracy and recall.
 *
 * @param labels the classes, in the order of rows and columns
 * @param counts rows are the truth, columns the prediction
 * @param invalid invalid answers by true class
 */
public record ConfusionMatrix(List<String> labels, int[][] counts, int[] invalid) {
    /**
     * The matrix of paired lists.
     *
     * @param labels the classes
     * @param truth one of the classes for each item
     * @param predicted an answer for each item; one that is not among the classes is invalid
     */
    public static ConfusionMatrix of(List<String> labels, List<String> truth, List<String> predicted) {
        if (truth.size() != predicted.size()) {
            throw new MetricException(truth.size() + " true classes, but " + predicted.size() + " predicted ones");
        }
        int[][] counts = new int[labels.size()][labels.size()];
        int[] invalid = new int[labels.size()];
        for (int i = 0; i < truth.size(); i++) {
            int row = labels.indexOf(truth.get(i));
            if (row < 0) {
                throw new MetricException(
                        "'" + truth.get(i) + "' is the truth of an item but none of the classes " + labels);
            }
            int column = labels.indexOf(predicted.get(i));
            if (column < 0) {
                invalid[row]++;
            } else {
                counts[row][column]++;
            }
        }
        return new ConfusionMatrix(List.copyOf(labels), counts, invalid);
    }

    /** The number of items. */
    public int total() {
        return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum() + invalidTotal();
    }

    /** The number of invalid answers, to be printed beside every score. */
    public int invalidTotal() {
        return Arrays.stream(invalid).sum();
    }

    /** The number of right answers. */
    public int correct() {
        int sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i][i];
        }
        return sum;
    }

    /** How many items are truly of a class. */
    public int support(int label) {
        return Arrays.stream(counts[label]).sum() + invalid[label];
    }

    /** How many items were said to be of a class. */
    public int predicted(int label) {
        return Arrays.stream(counts).mapToInt(row -> row[label]).sum();
    }

    /** One class against the rest. */
    public ClassCounts of(int label) {
        int right = counts[label][label];
        int falsePositive = predicted(label) - right;
        int falseNegative = support(label) - right;
        return new ClassCounts(right, falsePositive, falseNegative, total() - right - falsePositive - falseNegative);
    }

    /** Each class against the rest, in the order of the labels. */
    public List<ClassCounts> classes() {
        List<ClassCounts> all = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            all.add(of(label));
        }
        return all;
    }
}
