package org.readingroom.metrics.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.metrics.classification.ClassCounts;

/** False positives of the grade. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "fp", label = "False positives")
public final class FalsePositivesPlugin extends CountPlugin {
    public FalsePositivesPlugin() {
        super("fp", "False positives", false, ClassCounts::falsePositive);
    }
}
