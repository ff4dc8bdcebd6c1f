package org.readingroom.prompts.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;

/** Asks for the grade by one number. */
@Component(service = PromptPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = ClassifyPlugin.ID, label = "Grade: 0, 1 or 2")
public final class ClassifyPlugin implements PromptPlugin<ClassifySettings> {
    static final String ID = "classify";

    @Override
    public Class<ClassifySettings> settingsType() {
        return ClassifySettings.class;
    }

    @Override
    public PromptStrategy create(ClassifySettings settings) {
        return ClassifyStrategy.of(ID, settings, "");
    }
}
