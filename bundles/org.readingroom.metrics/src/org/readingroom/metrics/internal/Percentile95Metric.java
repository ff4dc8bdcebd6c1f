package org.readingroom.metrics.internal;

import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.metrics.Percentile;

/**
 * A metric of slices of which a case's score is the 95th percentile over its slices, not their mean.
 *
 * @param definition what it is
 * @param ofSlice the metric of a slice
 */
record Percentile95Metric(MetricDefinition definition, Metric ofSlice) implements Metric {
    @Override
    public double score(Comparison comparison) {
        return ofSlice.score(comparison);
    }

    @Override
    public double failed(Comparison comparison) {
        return ofSlice.failed(comparison);
    }

    @Override
    public double perCase(double[] scores) {
        return Percentile.LINEAR.of(scores, 95);
    }
}
