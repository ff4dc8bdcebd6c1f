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
 * Predicted less true tumour volume, P - R, in ml: voxels times their size. 0 is best, over 0 is too much; the mean
 * over patients is the bias of a Bland-Altman plot.
 *
 * <p>Empty rule: an empty mask has 0 ml. A failed reading is not shown, for neither direction is the worse one; on a
 * slice the score is undefined.
 *
 * <p>Source: J. M. Bland, D. G. Altman, "Statistical methods for assessing agreement between two methods of clinical
 * measurement", The Lancet 327 (1986).
 */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "volume-bias", label = "Volume bias")
public final class VolumeBiasPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "volume-bias",
            "Volume bias",
            Task.MASK,
            "ml",
            false,
            Scope.READING,
            "an empty mask has 0 ml; a slice has no volume and is undefined",
            "P - R of the predicted and true volume; 0 is best, its mean is the bias of Bland and Altman;"
                    + " a failure is not shown");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new VolumeMetric(DEFINITION, (p, r) -> p - r, truth -> Double.NaN);
    }
}
