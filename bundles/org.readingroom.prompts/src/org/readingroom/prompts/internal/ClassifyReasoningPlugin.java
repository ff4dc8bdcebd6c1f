package org.readingroom.prompts.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;

/** Asks for the grade by one number and for ten keywords; the answer to train on is the number alone, as in the study. */
@Component(service = PromptPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = ClassifyReasoningPlugin.ID, label = "Grade: 0, 1 or 2, with ten keywords")
public final class ClassifyReasoningPlugin implements PromptPlugin<ClassifySettings> {
    static final String ID = "classify-reasoning";
    private static final String REASONS = "( Reasoning: [A-Za-z][A-Za-z ,-]{0,200})?";

    @Override
    public Class<ClassifySettings> settingsType() {
        return ClassifySettings.class;
    }

    @Override
    public PromptStrategy create(ClassifySettings settings) {
        return ClassifyStrategy.of(ID, settings, REASONS);
    }
}
