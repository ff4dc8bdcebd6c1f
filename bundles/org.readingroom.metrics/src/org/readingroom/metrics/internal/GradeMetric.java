package org.readingroom.metrics.internal;

import java.util.List;
import java.util.Optional;
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
        int[] counts = new int[4];
        boolean anyFailed = false;
        for (Comparison c : comparisons) {
            boolean positive = Grades.isPositive(c);
            Optional<Boolean> said = Grades.saidPositive(c);
            anyFailed |= said.isEmpty();
            counts[(positive ? 2 : 0) + (said.orElse(!positive) ? 1 : 0)]++;
        }
        double value = measure.applyAsDouble(new ClassCounts(counts[3], counts[1], counts[2], counts[0]));
        return Double.isNaN(value) && anyFailed ? 0 : value;
    }
}
