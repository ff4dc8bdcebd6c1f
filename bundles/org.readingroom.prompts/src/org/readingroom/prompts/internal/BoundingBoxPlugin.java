package org.readingroom.prompts.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;

/** Asks for the four corners of the box round the tumour. */
@Component(service = PromptPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = BoundingBoxPlugin.ID, label = "Box round the tumour")
public final class BoundingBoxPlugin implements PromptPlugin<PositionSettings> {
    static final String ID = "bounding-box";

    @Override
    public Class<PositionSettings> settingsType() {
        return PositionSettings.class;
    }

    @Override
    public PromptStrategy create(PositionSettings settings) {
        return BoxStrategy.of(ID, settings);
    }
}
