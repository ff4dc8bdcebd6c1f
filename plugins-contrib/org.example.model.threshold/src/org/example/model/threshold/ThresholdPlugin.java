package org.example.model.threshold;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;

/** A model that takes every voxel near the brightest for tumour. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "threshold", label = "Fixed threshold")
public final class ThresholdPlugin implements ModelPlugin<ThresholdSettings> {
    @Override
    public Class<ThresholdSettings> settingsType() {
        return ThresholdSettings.class;
    }

    @Override
    public Model open(ThresholdSettings settings, ModelContext context) {
        return new ThresholdModel(settings);
    }
}
