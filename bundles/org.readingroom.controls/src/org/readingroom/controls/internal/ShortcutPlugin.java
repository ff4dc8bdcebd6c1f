package org.readingroom.controls.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;

/** The control that predicts the grade from header facts and global intensity statistics. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "shortcut", label = "Grade from headers and global intensities")
public final class ShortcutPlugin implements ModelPlugin<ShortcutSettings> {
    @Override
    public Class<ShortcutSettings> settingsType() {
        return ShortcutSettings.class;
    }

    @Override
    public Model open(ShortcutSettings settings, ModelContext context) {
        return new ShortcutModel(settings);
    }
}
