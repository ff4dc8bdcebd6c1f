package org.readingroom.metrics.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Several findings an item, each present or absent: the counts by finding, and the measures over whole items.
 *
 * <p>Source: scikit-learn, {@code multilabel-indicator} targets.
 */
public final class Multilabel {
    private Multilabel() {}

    /** Each finding against its absence; rows are items, columns findings. */
    public static List<ClassCounts> byFinding(boolean[][] truth, boolean[][] predicted) {
        List<ClassCounts> all = new ArrayList<>();
        for (int f = 0; f < truth[0].length; f++) {
            ClassCounts sum = new ClassCounts(0, 0, 0, 0);
            for (int item = 0; item < truth.length; item++) {
                sum = sum.plus(one(truth[item][f], predicted[item][f]));
            }
            all.add(sum);
        }
        return all;
    }

    /** The mean over items of a measure of the findings of one item; 0/0 counts 0. */
    public static double overItems(boolean[][] truth, boolean[][] predicted, ToDoubleFunction<ClassCounts> measure) {
        List<ClassCounts> items = new ArrayList<>();
        for (int item = 0; item < truth.length; item++) {
            ClassCounts sum = new ClassCounts(0, 0, 0, 0);
            for (int f = 0; f < truth[item].length; f++) {
                sum = sum.plus(one(truth[item][f], predicted[item][f]));
            }
            items.add(sum);
        }
        return Averaging.macro(items, measure, Averaging.ZeroDivision.ZERO);
    }

    /** The share of items on which every finding is right. */
    public static double exactMatch(boolean[][] truth, boolean[][] predicted) {
        return overItems(truth, predicted, c -> c.falsePositive() + c.falseNegative() == 0 ? 1 : 0);
    }

    /** The share of single findings that are wrong. */
    public static double hammingLoss(boolean[][] truth, boolean[][] predicted) {
        return 1 - overItems(truth, predicted, Accuracy::of);
    }

    private static ClassCounts one(boolean truth, boolean predicted) {
        return new ClassCounts(
                truth && predicted ? 1 : 0,
                !truth && predicted ? 1 : 0,
                truth && !predicted ? 1 : 0,
                !truth && !predicted ? 1 : 0);
    }
}
