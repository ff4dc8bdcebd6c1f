package org.readingroom.metrics.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.metrics.classification.ClassCounts;

/** True positives of the grade. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "tp", label = "True positives")
public final class TruePositivesPlugin extends CountPlugin {
    public TruePositivesPlugin() {
        super("tp", "True positives", true, ClassCounts::truePositive);
    }
}
