package org.readingroom.llama.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Availability;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.llama.read.LlamaReader;
import org.readingroom.llama.read.LlamaSettings;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.torch.TorchRuntime;

/** Llama 3.2 Vision, or a Llama without vision, from a local model folder: no Python, no network. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "llama-vision", label = "Llama 3.2 Vision from a local model folder")
public final class LlamaPlugin implements ModelPlugin<LlamaSettings> {
    @Override
    public Class<LlamaSettings> settingsType() {
        return LlamaSettings.class;
    }

    @Override
    public Availability availability() {
        return TorchRuntime.availability();
    }

    @Override
    public Model open(LlamaSettings settings, ModelContext context) {
        return new LlamaReader(OpenLlama.open(settings, context.cache(), context.monitor()), settings);
    }
}
