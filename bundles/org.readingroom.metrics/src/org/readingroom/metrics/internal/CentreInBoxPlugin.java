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

/** Whether a predicted centre lies in the true box, edges included. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "centre-in-box", label = "Centre in box")
public final class CentreInBoxPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "centre-in-box",
            "Centre in box",
            Task.CENTRE_POINT,
            "",
            true,
            Scope.READING,
            "a slice without a true box is not asked",
            "1 in the box of pixel indices, edges included, else 0; the mean is their share");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new SliceMetric<>(DEFINITION, PixelPoint.class, (point, box) -> box.contains(point) ? 1 : 0, frame -> 0);
    }
}
