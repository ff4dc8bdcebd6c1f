package org.example.metric.volumeerror;

import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.task.Task;

/**
 * The absolute difference of tumour volumes, {@code |V - V_true|} in millilitres. Undefined on slices, which have no
 * volume. Two empty masks differ by 0; a failed reading counts as wrong by the whole volume of the image, the most there is.
 */
final class VolumeError implements Metric {
    @Override
    public MetricDefinition definition() {
        return new MetricDefinition(
                "volume-gap",
                "Volume gap",
                Task.MASK,
                "ml",
                false,
                MetricDefinition.Scope.READING,
                "an empty mask has a volume of 0; slices are undefined",
                "|V - V_true|, by definition");
    }

    @Override
    public double score(Comparison comparison) {
        Mask reading = (Mask) comparison.reading().orElseThrow();
        Mask truth = truth(comparison);
        if (!reading.matches(truth)) {
            throw new MetricException(
                    "case " + comparison.caseId() + ": " + reading + " and the true " + truth + " are not on one grid");
        }
        return Math.abs(reading.count() - truth.count()) * millilitres(truth);
    }

    @Override
    public double failed(Comparison comparison) {
        Mask truth = truth(comparison);
        return truth.size() * millilitres(truth);
    }

    private static Mask truth(Comparison comparison) {
        return comparison
                .truth()
                .get(Task.MASK)
                .orElseThrow(
                        () -> new MetricException("case " + comparison.caseId() + " has no true mask to compare with"));
    }

    /** Of a voxel; NaN for a pixel. */
    private static double millilitres(Mask mask) {
        double[] mm = mask.spacing();
        return mask.rank() == 3 ? mm[0] * mm[1] * mm[2] / 1000 : Double.NaN;
    }
}
