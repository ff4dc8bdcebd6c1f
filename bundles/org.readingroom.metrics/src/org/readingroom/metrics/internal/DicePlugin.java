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
import org.readingroom.metrics.segmentation.Dice;
import org.readingroom.metrics.segmentation.VoxelCounts;

/** {@link Dice} of masks. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "dice", label = "Dice")
public final class DicePlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "dice",
            "Dice",
            Task.MASK,
            "",
            true,
            Scope.READING,
            "both masks empty 1, exactly one empty 0",
            "2 TP / (2 TP + FP + FN), Dice 1945");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new MaskMetric(DEFINITION, pair -> Dice.of(VoxelCounts.of(pair)), truth -> 0);
    }
}
