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

/**
 * Predicted over true tumour volume, P / R. 1 is best; under 1 too little was drawn, over 1 too much, so that a mean of
 * it says whether a reader draws too large, not how good it is.
 *
 * <p>Empty rule: undefined where the true mask is empty, 0 where the predicted one alone is; a failed reading is not
 * shown, for neither direction is the worse one; on a slice the score is undefined.
 */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "volume-ratio", label = "Volume ratio")
public final class VolumeRatioPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "volume-ratio",
            "Volume ratio",
            Task.MASK,
            "",
            true,
            Scope.READING,
            "undefined where the true mask is empty, and on a slice; 0 where the predicted one alone is",
            "P / R of the predicted and true volume; 1 is best, over 1 is too much; a failure is not shown");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new VolumeMetric(DEFINITION, (p, r) -> r == 0 ? Double.NaN : p / r, truth -> Double.NaN);
    }
}
