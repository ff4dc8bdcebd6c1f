package org.readingroom.lora.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Availability;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.torch.TorchRuntime;

/** Llama 3.2 Vision with an adapter: tuned on the arm's questions, or with one that was trained elsewhere. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "llama-lora", label = "Llama 3.2 Vision, fine-tuned")
public final class LlamaLoraPlugin implements ModelPlugin<LlamaLoraSettings> {
    private static final List<String> FIRST = List.of(
            "preset",
            "batch",
            "accumulation",
            "micro-batch",
            "steps",
            "epochs",
            "lr",
            "schedule",
            "warm-up",
            "balance",
            "keep");

    @Override
    public Class<LlamaLoraSettings> settingsType() {
        return LlamaLoraSettings.class;
    }

    @Override
    public Availability availability() {
        return TorchRuntime.availability();
    }

    @Override
    public Optional<String> tunes() {
        return Optional.of("llama-vision");
    }

    @Override
    public Map<String, String> training(LlamaLoraSettings settings) {
        Map<String, String> all = new LinkedHashMap<>();
        settings.finetune().map(FinetuneSettings::plan).ifPresent(plan -> {
            Map<String, String> words = plan.words();
            for (String key : FIRST) {
                if (words.containsKey(key)) {
                    all.put(key, words.get(key));
                }
            }
            words.forEach(all::putIfAbsent);
            if (!plan.notes().isEmpty()) {
                all.put("readings", String.join("; ", plan.notes()));
            }
        });
        return all;
    }

    @Override
    public Model open(LlamaLoraSettings settings, ModelContext context) {
        OpenLlama llama = OpenLlama.open(settings.base(), context.cache(), context.monitor());
        return settings.finetune().isPresent()
                ? new TunedLlama(llama, settings, context.cache())
                : new GivenAdapter(llama, settings);
    }
}
