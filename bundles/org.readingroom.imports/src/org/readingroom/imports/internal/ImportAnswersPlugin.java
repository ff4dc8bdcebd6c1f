package org.readingroom.imports.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;

/** Raw answers that some model gave elsewhere, read by the arm's prompt as if it had just given them. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "import-answers", label = "Answers from a file")
public final class ImportAnswersPlugin implements ModelPlugin<ImportAnswersSettings> {
    @Override
    public Class<ImportAnswersSettings> settingsType() {
        return ImportAnswersSettings.class;
    }

    @Override
    public Model open(ImportAnswersSettings settings, ModelContext context) {
        return new ImportedAnswers(settings, AnswerTexts.read(settings.file()));
    }
}
