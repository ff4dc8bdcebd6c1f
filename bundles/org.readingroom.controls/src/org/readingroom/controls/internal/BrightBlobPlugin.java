package org.readingroom.controls.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.ModelPlugin;

/** The control that takes the largest bright part of the brain for the tumour. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "bright-blob", label = "Largest bright component")
public final class BrightBlobPlugin implements ModelPlugin<BrightBlobSettings> {
    @Override
    public Class<BrightBlobSettings> settingsType() {
        return BrightBlobSettings.class;
    }

    @Override
    public Model open(BrightBlobSettings settings, ModelContext context) {
        if (settings.quantiles().isEmpty() || settings.quantiles().stream().anyMatch(q -> !(q > 0 && q < 1))) {
            throw new ModelException(
                    "bright-blob's quantiles are at least one number over 0 and under 1, not " + settings.quantiles());
        }
        return new BrightBlobModel(settings);
    }
}
