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
import org.readingroom.api.task.Task;
import org.readingroom.metrics.localisation.Box;
import org.readingroom.metrics.localisation.BoxDice;

/** {@link BoxDice} of the areas that the pixels of both boxes cover. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "box-dice", label = "Dice of boxes")
public final class BoxDicePlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "box-dice",
            "Dice of boxes",
            Task.BOUNDING_BOX,
            "",
            true,
            Scope.READING,
            "a box of pixels is never empty",
            "2 intersection / (sum of areas) of half-open boxes, greatest index plus one");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new SliceMetric<>(
                DEFINITION,
                PixelBox.class,
                (read, truth) -> BoxDice.of(Box.covering(read), Box.covering(truth)),
                frame -> 0);
    }
}
