package org.readingroom.controls.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.settings.NoSettings;

/** The control that answers with the means of the training patients: box, centre, mask and commonest class. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "prior", label = "Mean box and mask of the training patients")
public final class PriorPlugin implements ModelPlugin<NoSettings> {
    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Model open(NoSettings settings, ModelContext context) {
        return new PriorModel();
    }
}
