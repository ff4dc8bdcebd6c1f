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
import org.readingroom.metrics.classification.Precision;

/** {@link Precision} of the positive grade. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "precision-class", label = "Precision (grade)")
public final class PrecisionPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "precision-class",
            "Precision (grade)",
            Task.GRADE,
            "",
            true,
            Scope.COHORT,
            "the positive class never said: undefined; 0 where readings failed",
            "TP / (TP + FP), positive class 1");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new GradeMetric(DEFINITION, Precision::of);
    }
}
