package org.readingroom.metrics.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricDefinition.Scope;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.Task;

/**
 * Absolute volume difference |P - R|, with P the predicted and R the true volume in ml: voxels times their size. 0 is
 * best.
 *
 * <p>Empty rule: an empty mask has 0 ml. A failed reading counts the worst error that any mask of the frame could have,
 * so that failing is no better than any answer; on a slice the score is undefined.
 *
 * <p>Source: T. Heimann et al., "Comparison and evaluation of methods for liver segmentation from CT datasets", IEEE
 * TMI 28 (2009), in ml instead of percent.
 */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "volume-error", label = "Volume error")
public final class VolumeErrorPlugin implements MetricPlugin<NoSettings> {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "volume-error",
            "Volume error",
            Task.MASK,
            "ml",
            false,
            Scope.READING,
            "an empty mask has 0 ml; a slice has no volume and is undefined",
            "|P - R| of the predicted and true volume; a failure counts the worst that any mask could score");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new VolumeMetric(DEFINITION, (p, r) -> Math.abs(p - r), VolumeErrorPlugin::worst);
    }

    private static double worst(Mask truth) {
        int tumour = truth.count();
        return VolumeMetric.millilitres(Math.max(tumour, truth.size() - tumour), truth);
    }
}
