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
import org.readingroom.metrics.localisation.BoxIntersectionOverUnion;

/** {@link BoxIntersectionOverUnion} of the areas that the pixels of both boxes cover. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "box-iou", label = "IoU of boxes")
public final class BoxIntersectionOverUnionPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "box-iou",
            "IoU of boxes",
            Task.BOUNDING_BOX,
            "",
            true,
            Scope.READING,
            "a box of pixels is never empty",
            "intersection / union of half-open boxes, greatest index plus one");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new SliceMetric<>(
                DEFINITION,
                PixelBox.class,
                (read, truth) -> BoxIntersectionOverUnion.of(Box.covering(read), Box.covering(truth)),
                frame -> 0);
    }
}
