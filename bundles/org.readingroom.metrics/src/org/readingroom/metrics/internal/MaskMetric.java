package org.readingroom.metrics.internal;

import java.util.function.ToDoubleFunction;
import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.task.Task;
import org.readingroom.metrics.segmentation.MaskPair;

/**
 * A metric of a predicted mask beside the true one, of a volume or of a slice.
 *
 * @param definition what it is
 * @param measure of a pair of masks
 * @param failure what a failed reading scores beside a true mask
 */
record MaskMetric(MetricDefinition definition, ToDoubleFunction<MaskPair> measure, ToDoubleFunction<Mask> failure)
        implements Metric {
    @Override
    public double score(Comparison comparison) {
        if (!(comparison.reading().orElse(null) instanceof Mask reading)) {
            throw new MetricException("'" + definition.id() + "' compares masks, but the reading of case "
                    + comparison.caseId() + " is none");
        }
        return measure.applyAsDouble(LastPair.of(reading, truth(comparison)));
    }

    @Override
    public double failed(Comparison comparison) {
        return failure.applyAsDouble(truth(comparison));
    }

    /** On a slice the true mask may stand under the slice's own task alone. */
    private Mask truth(Comparison comparison) {
        return comparison
                .truth()
                .get(Task.MASK)
                .or(() -> comparison.truth().get(Task.SLICE_MASK))
                .orElseThrow(() -> new MetricException(
                        "'" + definition.id() + "' needs a true mask, and case " + comparison.caseId() + " has none"));
    }
}
