package org.readingroom.metrics.internal;

import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.task.Task;

/**
 * A metric of two tumour volumes in millilitres: that of the predicted mask and that of the true one. A slice has no
 * volume: there the score is undefined. The masks share one grid.
 *
 * @param definition what it is
 * @param measure of the predicted and the true volume
 * @param failure what a failed reading scores beside a true mask of three dimensions
 */
record VolumeMetric(MetricDefinition definition, DoubleBinaryOperator measure, ToDoubleFunction<Mask> failure)
        implements Metric {
    private static final double MM3_PER_ML = 1000;

    @Override
    public double score(Comparison comparison) {
        Mask truth = truth(comparison);
        if (!(comparison.reading().orElse(null) instanceof Mask reading)) {
            throw new MetricException("'" + definition.id() + "' compares masks, but the reading of case "
                    + comparison.caseId() + " is none");
        }
        if (!reading.matches(truth)) {
            throw new MetricException("case " + comparison.caseId() + ": the predicted " + reading + " and the true "
                    + truth + " are not on one grid: bring both onto one grid before scoring");
        }
        return truth.rank() == 3
                ? measure.applyAsDouble(millilitres(reading.count(), reading), millilitres(truth.count(), truth))
                : Double.NaN;
    }

    @Override
    public double failed(Comparison comparison) {
        Mask truth = truth(comparison);
        return truth.rank() == 3 ? failure.applyAsDouble(truth) : Double.NaN;
    }

    /** The volume of so many voxels of a mask. */
    static double millilitres(int voxels, Mask mask) {
        double[] mm = mask.spacing();
        return voxels * (mm[0] * mm[1] * mm[2]) / MM3_PER_ML;
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
