package org.readingroom.tck.fake;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Availability;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.ModelPlugin;

/** Opens {@link FakeVisionLanguageModel}; unavailable where the system property {@value #UNAVAILABLE} gives a reason. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "fake-vision-language", label = "Fake vision language model (tests)")
public final class FakeVisionLanguagePlugin implements ModelPlugin<FakeVisionLanguageSettings> {
    /** The system property whose value is why the plugin is unavailable. */
    public static final String UNAVAILABLE = "readingroom.fake.unavailable";

    @Override
    public Class<FakeVisionLanguageSettings> settingsType() {
        return FakeVisionLanguageSettings.class;
    }

    @Override
    public Availability availability() {
        String reason = System.getProperty(UNAVAILABLE, "");
        return reason.isBlank() ? Availability.READY : Availability.unavailable(reason);
    }

    @Override
    public Model open(FakeVisionLanguageSettings settings, ModelContext context) {
        if (!availability().ready()) {
            throw new ModelException("the fake vision language model cannot be opened: "
                    + availability().reason());
        }
        if (settings.answers().isEmpty()) {
            throw new ModelException("the fake vision language model needs something to say: set 'answers'");
        }
        return new FakeVisionLanguageModel(settings);
    }
}
