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
import org.readingroom.metrics.segmentation.VoxelPrecision;

/** {@link VoxelPrecision} of masks. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "precision", label = "Precision (voxels)")
public final class VoxelPrecisionPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "precision",
            "Precision (voxels)",
            Task.MASK,
            "",
            true,
            Scope.READING,
            "nothing predicted: undefined, left out of the mean",
            "TP / (TP + FP)");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new MaskMetric(DEFINITION, pair -> VoxelPrecision.of(VoxelCounts.of(pair)), truth -> 0);
    }
}
