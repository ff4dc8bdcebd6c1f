package org.readingroom.metrics.internal;

import java.util.function.ToIntFunction;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricDefinition.Scope;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.Task;
import org.readingroom.metrics.classification.ClassCounts;

/** One of the four counts behind every classification table, printed beside its ratios. */
abstract class CountPlugin implements MetricPlugin<NoSettings> {
    private final MetricDefinition definition;
    private final ToIntFunction<ClassCounts> count;

    CountPlugin(String id, String label, boolean higherIsBetter, ToIntFunction<ClassCounts> count) {
        this.definition = new MetricDefinition(
                id,
                label,
                Task.GRADE,
                "patients",
                higherIsBetter,
                Scope.COHORT,
                "without patients undefined",
                "HGG is positive");
        this.count = count;
    }

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new GradeMetric(definition, counts -> total(counts) == 0 ? Double.NaN : count.applyAsInt(counts));
    }

    private static int total(ClassCounts c) {
        return c.truePositive() + c.falsePositive() + c.falseNegative() + c.trueNegative();
    }
}
