package org.readingroom.prompts.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;

/** Asks for the outline of the tumour as a polygon. */
@Component(service = PromptPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = BoundingPolygonPlugin.ID, label = "Outline of the tumour")
public final class BoundingPolygonPlugin implements PromptPlugin<PolygonSettings> {
    static final String ID = "bounding-polygon";

    @Override
    public Class<PolygonSettings> settingsType() {
        return PolygonSettings.class;
    }

    @Override
    public PromptStrategy create(PolygonSettings settings) {
        return PolygonStrategy.of(ID, settings);
    }
}
