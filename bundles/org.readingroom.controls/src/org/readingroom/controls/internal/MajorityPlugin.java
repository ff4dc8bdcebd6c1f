package org.readingroom.controls.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.settings.NoSettings;

/** The control that gives every patient the commonest class of the training patients. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "majority", label = "Majority class of the training patients")
public final class MajorityPlugin implements ModelPlugin<NoSettings> {
    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Model open(NoSettings settings, ModelContext context) {
        return new MajorityModel();
    }
}
