package org.readingroom.metrics.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.metrics.classification.ClassCounts;

/** True negatives of the grade. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "tn", label = "True negatives")
public final class TrueNegativesPlugin extends CountPlugin {
    public TrueNegativesPlugin() {
        super("tn", "True negatives", true, ClassCounts::trueNegative);
    }
}
