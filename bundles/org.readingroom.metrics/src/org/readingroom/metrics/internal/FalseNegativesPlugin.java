package org.readingroom.metrics.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.metrics.classification.ClassCounts;

/** False negatives of the grade. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "fn", label = "False negatives")
public final class FalseNegativesPlugin extends CountPlugin {
    public FalseNegativesPlugin() {
        super("fn", "False negatives", false, ClassCounts::falseNegative);
    }
}
