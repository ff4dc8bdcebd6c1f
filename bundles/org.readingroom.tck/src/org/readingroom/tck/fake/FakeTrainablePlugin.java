package org.readingroom.tck.fake;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;

/** Opens {@link FakeTrainableModel}. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "fake-trainable", label = "Fake trainable model (tests)")
public final class FakeTrainablePlugin implements ModelPlugin<FakeTrainableSettings> {
    @Override
    public Class<FakeTrainableSettings> settingsType() {
        return FakeTrainableSettings.class;
    }

    @Override
    public Model open(FakeTrainableSettings settings, ModelContext context) {
        return new FakeTrainableModel(settings);
    }
}
