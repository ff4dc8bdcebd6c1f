package org.readingroom.metrics.internal;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.metrics.classification.ClassCounts;

/**
 * A metric of the counts of class 1, the positive one, against class 0 over a cohort.
 *
 * <p>A failed reading counts as the wrong class: a positive patient is missed, a negative one is a false alarm. So
 * failing never pays in any of these metrics, and an invalid answer to a negative patient stays in the denominator of
 * specificity. Where that leaves 0/0 and readings failed, the score is 0.
 *
 * @param definition what it is
 * @param measure of the counts; NaN where undefined
 */
record GradeMetric(MetricDefinition definition, ToDoubleFunction<ClassCounts> measure) implements Metric {
    @Override
    public double score(Comparison comparison) {
        return Double.NaN;
    }

    @Override
    public double failed(Comparison comparison) {
        return Double.NaN;
    }

    @Override
    public double aggregate(List<Comparison> comparisons) {
        ClassCounts counts = comparisons.stream()
                .map(c -> one(Grades.isPositive(c), Grades.saidPositive(c).orElse(!Grades.isPositive(c))))
                .reduce(new ClassCounts(0, 0, 0, 0), ClassCounts::plus);
        double value = measure.applyAsDouble(counts);
        boolean anyFailed = comparisons.stream().anyMatch(c -> c.reading().isEmpty());
        return Double.isNaN(value) && anyFailed ? 0 : value;
    }

    private static ClassCounts one(boolean positive, boolean said) {
        return new ClassCounts(
                positive && said ? 1 : 0,
                !positive && said ? 1 : 0,
                positive && !said ? 1 : 0,
                !positive && !said ? 1 : 0);
    }
}
