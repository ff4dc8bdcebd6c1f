package org.readingroom.metrics.classification;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A measure of one class against the rest made into one number over several classes.
 *
 * <p>Macro is the unweighted mean over the given classes, weighted the mean by support, micro the measure of the summed
 * counts. What a class counts for whose value is 0/0 is a named choice: {@link ZeroDivision}.
 */
public final class Averaging {
    /** What an undefined value of one class counts for. */
    public enum ZeroDivision {
        /** 0, the default of scikit-learn. */
        ZERO,
        /** 1. */
        ONE,
        /** The class is left out of the mean; NaN where all are. */
        EXCLUDED
    }

    private Averaging() {}

    /** The unweighted mean over classes. */
    public static double macro(List<ClassCounts> classes, ToDoubleFunction<ClassCounts> measure, ZeroDivision rule) {
        return mean(classes, measure, rule, c -> 1);
    }

    /** The mean over classes, each by the number of items truly of it. */
    public static double weighted(List<ClassCounts> classes, ToDoubleFunction<ClassCounts> measure, ZeroDivision rule) {
        return mean(classes, measure, rule, ClassCounts::support);
    }

    /** The measure of the counts summed over classes. */
    public static double micro(List<ClassCounts> classes, ToDoubleFunction<ClassCounts> measure) {
        return measure.applyAsDouble(classes.stream().reduce(new ClassCounts(0, 0, 0, 0), ClassCounts::plus));
    }

    private static double mean(
            List<ClassCounts> classes,
            ToDoubleFunction<ClassCounts> measure,
            ZeroDivision rule,
            ToDoubleFunction<ClassCounts> weight) {
        double sum = 0;
        double weights = 0;
        for (ClassCounts counts : classes) {
            double value = measure.applyAsDouble(counts);
            if (Double.isNaN(value)) {
                if (rule == ZeroDivision.EXCLUDED) {
                    continue;
                }
                value = rule == ZeroDivision.ONE ? 1 : 0;
            }
            sum += value * weight.applyAsDouble(counts);
            weights += weight.applyAsDouble(counts);
        }
        return sum / weights;
    }
}
