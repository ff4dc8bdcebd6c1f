package org.readingroom.metrics.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricDefinition.Scope;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.Task;
import org.readingroom.metrics.segmentation.Hausdorff95;

/** {@link Hausdorff95} of masks. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "hd95", label = "HD95")
public final class Hausdorff95Plugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "hd95",
            "HD95",
            Task.MASK,
            "mm",
            false,
            Scope.READING,
            "both masks empty 0, exactly one empty the diagonal of the frame",
            "max of the directed 95th percentiles (type 7), face surface, background outside the frame; as MetricsReloaded");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new MaskMetric(DEFINITION, Hausdorff95::of, Mask::diagonal);
    }
}
