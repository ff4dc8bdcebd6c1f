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
import org.readingroom.metrics.segmentation.Hausdorff95Pooled;

/** {@link Hausdorff95Pooled} of masks. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "hd95-pooled", label = "HD95 (pooled)")
public final class Hausdorff95PooledPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "hd95-pooled",
            "HD95 (pooled)",
            Task.MASK,
            "mm",
            false,
            Scope.READING,
            "both masks empty 0, exactly one empty the diagonal of the frame",
            "95th percentile (type 7) of both directions pooled, face surface; as medpy");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new MaskMetric(DEFINITION, Hausdorff95Pooled::of, Mask::diagonal);
    }
}
