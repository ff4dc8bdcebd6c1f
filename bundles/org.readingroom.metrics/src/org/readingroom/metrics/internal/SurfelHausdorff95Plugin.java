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
import org.readingroom.metrics.segmentation.SurfelHausdorff95;

/** {@link SurfelHausdorff95} of masks. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "hd95-surfel", label = "HD95 (surfel)")
public final class SurfelHausdorff95Plugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "hd95-surfel",
            "HD95 (surfel)",
            Task.MASK,
            "mm",
            false,
            Scope.READING,
            "both masks empty 0, exactly one empty the diagonal of the frame",
            "max of the directed distances that 95 % of the surface area keeps; as google-deepmind/surface-distance");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new MaskMetric(DEFINITION, SurfelHausdorff95::of, Mask::diagonal);
    }
}
