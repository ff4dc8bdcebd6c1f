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
import org.readingroom.metrics.classification.BalancedAccuracy;

/** {@link BalancedAccuracy} of the grade. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "balanced-accuracy", label = "Balanced accuracy")
public final class BalancedAccuracyPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "balanced-accuracy",
            "Balanced accuracy",
            Task.GRADE,
            "",
            true,
            Scope.COHORT,
            "one class alone in the truth: the recall of that class",
            "mean of recall and specificity, Brodersen 2010");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new GradeMetric(DEFINITION, BalancedAccuracy::present);
    }
}
