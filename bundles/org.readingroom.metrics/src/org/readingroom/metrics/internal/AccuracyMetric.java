package org.readingroom.metrics.internal;

import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;

/** 1 for a patient whose class was said, else 0; over a cohort their share. */
record AccuracyMetric(MetricDefinition definition) implements Metric {
    @Override
    public double score(Comparison comparison) {
        return Grades.read(comparison)
                .map(score -> score.label() == Grades.truth(comparison) ? 1.0 : 0.0)
                .orElse(Double.NaN);
    }

    @Override
    public double failed(Comparison comparison) {
        return 0;
    }
}
