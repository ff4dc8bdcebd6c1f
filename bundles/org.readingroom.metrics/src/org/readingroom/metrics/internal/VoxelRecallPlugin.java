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
import org.readingroom.metrics.segmentation.VoxelRecall;

/** {@link VoxelRecall} of masks. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "recall", label = "Recall (voxels)")
public final class VoxelRecallPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "recall",
            "Recall (voxels)",
            Task.MASK,
            "",
            true,
            Scope.READING,
            "empty reference: undefined, left out of the mean",
            "TP / (TP + FN)");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new MaskMetric(DEFINITION, pair -> VoxelRecall.of(VoxelCounts.of(pair)), truth -> 0);
    }
}
