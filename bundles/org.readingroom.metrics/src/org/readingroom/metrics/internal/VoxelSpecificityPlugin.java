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
import org.readingroom.metrics.segmentation.VoxelCounts;
import org.readingroom.metrics.segmentation.VoxelSpecificity;

/** {@link VoxelSpecificity} of masks; a failed reading is not shown. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "specificity", label = "Specificity (voxels)")
public final class VoxelSpecificityPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "specificity",
            "Specificity (voxels)",
            Task.MASK,
            "",
            true,
            Scope.READING,
            "the reference fills the frame: undefined, left out of the mean",
            "TN / (TN + FP)");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new MaskMetric(DEFINITION, pair -> VoxelSpecificity.of(VoxelCounts.of(pair)), truth -> Double.NaN);
    }
}
