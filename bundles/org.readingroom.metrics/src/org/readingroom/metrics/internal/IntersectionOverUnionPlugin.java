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
import org.readingroom.metrics.segmentation.IntersectionOverUnion;
import org.readingroom.metrics.segmentation.VoxelCounts;

/** {@link IntersectionOverUnion} of masks. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "iou", label = "IoU")
public final class IntersectionOverUnionPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "iou",
            "IoU",
            Task.MASK,
            "",
            true,
            Scope.READING,
            "both masks empty 1, exactly one empty 0",
            "TP / (TP + FP + FN), Jaccard 1912");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new MaskMetric(DEFINITION, pair -> IntersectionOverUnion.of(VoxelCounts.of(pair)), truth -> 0);
    }
}
