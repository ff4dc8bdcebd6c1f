package org.readingroom.metrics.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricDefinition.Scope;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;
import org.readingroom.metrics.localisation.Box;
import org.readingroom.metrics.localisation.BoxDistance;

/** Shortest distance of a predicted centre to the true box, in pixels. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "box-distance", label = "Distance to the box")
public final class BoxDistancePlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "box-distance",
            "Distance to the box",
            Task.CENTRE_POINT,
            "px",
            false,
            Scope.READING,
            "a slice without a true box is not asked",
            "shortest Euclidean distance in pixels to the box of pixel indices, 0 inside; a failure counts the slice's diagonal");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new SliceMetric<>(DEFINITION, PixelPoint.class, BoxDistancePlugin::distance, SliceMetric::diagonal);
    }

    private static double distance(PixelPoint point, PixelBox box) {
        Box indices = new Box(box.left(), box.top(), box.right(), box.bottom());
        return BoxDistance.of(point.column(), point.row(), indices, 1, 1);
    }
}
