package org.example.metric.volumeerror;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;

/** Makes {@link VolumeError}. */
@Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "volume-gap", label = "Volume gap")
public final class VolumeErrorPlugin implements MetricPlugin<NoSettings> {
    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return new VolumeError();
    }
}
