package org.readingroom.prompts.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;

/** Asks for the centre of the tumour. */
@Component(service = PromptPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = CenterPointPlugin.ID, label = "Centre of the tumour")
public final class CenterPointPlugin implements PromptPlugin<PositionSettings> {
    static final String ID = "center-point";

    @Override
    public Class<PositionSettings> settingsType() {
        return PositionSettings.class;
    }

    @Override
    public PromptStrategy create(PositionSettings settings) {
        return PointStrategy.of(ID, settings);
    }
}
