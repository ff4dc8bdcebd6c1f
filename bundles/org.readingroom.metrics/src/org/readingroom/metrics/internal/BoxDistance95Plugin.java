package org.readingroom.metrics.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricDefinition.Scope;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.Task;

/** The 95th percentile over a patient's slices of what {@link BoxDistancePlugin} measures. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "box-distance-p95", label = "Distance to the box, 95th percentile")
public final class BoxDistance95Plugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "box-distance-p95",
            "Distance to the box, 95th percentile",
            Task.CENTRE_POINT,
            "px",
            false,
            Scope.READING,
            "a slice without a true box is not asked",
            "linear 95th percentile over a patient's slices of the shortest Euclidean distance in pixels to the box of"
                    + " pixel indices, 0 inside; a failure counts the slice's diagonal");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new Percentile95Metric(DEFINITION, new BoxDistancePlugin().create(settings));
    }
}
