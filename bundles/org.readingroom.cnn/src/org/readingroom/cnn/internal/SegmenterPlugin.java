package org.readingroom.cnn.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Availability;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.torch.TorchRuntime;

/** The 3-D convolutional network that gives the tumour mask of a patient. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "cnn-segmenter", label = "3-D CNN, tumour mask")
public final class SegmenterPlugin implements ModelPlugin<SegmenterSettings> {
    @Override
    public Class<SegmenterSettings> settingsType() {
        return SegmenterSettings.class;
    }

    @Override
    public Availability availability() {
        return TorchRuntime.availability();
    }

    @Override
    public Model open(SegmenterSettings settings, ModelContext context) {
        CnnSetup setup = CnnSetup.of(settings);
        return settings.weights().isPresent()
                ? new GivenModel(setup, context, settings.weights().get().folder())
                : new CnnModel(setup, context);
    }
}
