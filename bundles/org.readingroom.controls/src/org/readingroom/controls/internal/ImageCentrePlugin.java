package org.readingroom.controls.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.settings.NoSettings;

/** The control that points at the middle of every slice. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "image-centre", label = "Centre of the image")
public final class ImageCentrePlugin implements ModelPlugin<NoSettings> {
    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Model open(NoSettings settings, ModelContext context) {
        return new ImageCentreModel();
    }
}
