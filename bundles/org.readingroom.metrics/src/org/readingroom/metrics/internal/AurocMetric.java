package org.readingroom.metrics.internal;

import java.util.List;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.metrics.classification.Auroc;

/**
 * The area under the ROC curve of the scores of class 1. A failed reading is ranked where it hurts most: a positive
 * patient below, a negative one above all others. Undefined where an answer came without a score.
 */
record AurocMetric(MetricDefinition definition) implements Metric {
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
        boolean[] positive = new boolean[comparisons.size()];
        double[] scores = new double[positive.length];
        for (int i = 0; i < scores.length; i++) {
            Comparison c = comparisons.get(i);
            positive[i] = Grades.isPositive(c);
            double worst = positive[i] ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            scores[i] = Grades.read(c).map(s -> s.positive().orElse(Double.NaN)).orElse(worst);
            if (Double.isNaN(scores[i])) {
                return Double.NaN;
            }
        }
        return Auroc.of(positive, scores);
    }
}
