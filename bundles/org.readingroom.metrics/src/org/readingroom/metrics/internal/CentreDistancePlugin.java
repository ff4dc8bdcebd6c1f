package org.readingroom.metrics.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricDefinition.Scope;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;

/** Euclidean distance of a predicted centre to the centre of the true box, in pixels. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "centre-distance", label = "Distance to the centre")
public final class CentreDistancePlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "centre-distance",
            "Distance to the centre",
            Task.CENTRE_POINT,
            "px",
            false,
            Scope.READING,
            "a slice without a true box is not asked",
            "Euclidean distance in pixels to the centre of the true box; a failure counts the slice's diagonal");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new SliceMetric<>(
                DEFINITION, PixelPoint.class, (point, box) -> distance(point, box.centre()), SliceMetric::diagonal);
    }

    private static double distance(PixelPoint a, PixelPoint b) {
        return Math.hypot(a.row() - b.row(), a.column() - b.column());
    }
}
