package org.readingroom.metrics.internal;

import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.Task;

/**
 * A metric of a point or box on a slice beside the true box.
 *
 * @param definition what it is
 * @param type of the reading
 * @param measure of a reading and the true box
 * @param failure what a failed reading scores on a slice of that frame
 * @param <V> of the reading
 */
record SliceMetric<V>(
        MetricDefinition definition,
        Class<V> type,
        ToDoubleBiFunction<V, PixelBox> measure,
        ToDoubleFunction<SliceFrame> failure)
        implements Metric {
    @Override
    public double score(Comparison comparison) {
        V reading = comparison
                .reading()
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> new MetricException("'" + definition.id() + "' scores a " + type.getSimpleName()
                        + ", but the reading of case " + comparison.caseId() + " is none"));
        return measure.applyAsDouble(reading, truth(comparison));
    }

    @Override
    public double failed(Comparison comparison) {
        return failure.applyAsDouble(comparison
                .frame()
                .orElseThrow(() -> new MetricException("'" + definition.id() + "' scores slices, but case "
                        + comparison.caseId() + " came without the slice's frame")));
    }

    private PixelBox truth(Comparison comparison) {
        return comparison
                .truth()
                .get(Task.BOUNDING_BOX)
                .orElseThrow(() -> new MetricException("'" + definition.id()
                        + "' needs a true box, and a slice of case " + comparison.caseId() + " has none"));
    }

    /** The diagonal of a slice in pixels: farther than any point on it can be. */
    static double diagonal(SliceFrame frame) {
        return Math.hypot(frame.rows(), frame.columns());
    }
}
