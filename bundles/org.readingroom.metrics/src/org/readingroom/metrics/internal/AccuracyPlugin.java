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

/** Accuracy of the grade. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "accuracy", label = "Accuracy")
public final class AccuracyPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "accuracy", "Accuracy", Task.GRADE, "", true, Scope.BOTH, "without patients undefined", "right / all");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new AccuracyMetric(DEFINITION);
    }
}
