package org.example.prompt.yesno;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;

/** Asks for the grade as a question that is answered with yes or no. */
@Component(service = PromptPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "yes-no", label = "High grade, yes or no")
public final class YesNoPlugin implements PromptPlugin<YesNoSettings> {
    @Override
    public Class<YesNoSettings> settingsType() {
        return YesNoSettings.class;
    }

    @Override
    public PromptStrategy create(YesNoSettings settings) {
        return new YesNoStrategy(settings.question());
    }
}
