package org.readingroom.run;

import java.util.List;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;

/** A plugin's metric behind the registry's guard, so that one that breaks is named. */
final class GuardedMetric implements Metric {
    private final BoundPlugin<?> plugin;
    private final Metric metric;
    private final MetricDefinition definition;

    GuardedMetric(BoundPlugin<?> plugin, Metric metric) {
        this.plugin = plugin;
        this.metric = metric;
        this.definition = plugin.call((p, settings) -> metric.definition());
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public double score(Comparison comparison) {
        return plugin.call((p, settings) -> metric.score(comparison));
    }

    @Override
    public double failed(Comparison comparison) {
        return plugin.call((p, settings) -> metric.failed(comparison));
    }

    @Override
    public double perCase(double[] scores) {
        return plugin.call((p, settings) -> metric.perCase(scores));
    }

    @Override
    public double aggregate(List<Comparison> comparisons) {
        return plugin.call((p, settings) -> metric.aggregate(comparisons));
    }
}
