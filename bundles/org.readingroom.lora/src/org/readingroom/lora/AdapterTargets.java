package org.readingroom.lora;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.llama.model.WeightLoader;

/**
 * The linear modules that an adapter changes, by their names within the model, such as
 * {@code language_model.model.layers.0.self_attn.q_proj}, in the order of a forward pass. Those that can be changed are the
 * projections of attention and of MLPs, in every layer; not the projector, the head or the embeddings.
 */
public final class AdapterTargets {
    /**
     * The size of a module.
     *
     * @param in width of its input
     * @param out width of its output
     */
    public record Size(int in, int out) {}

    private static final String WEIGHT = ".weight";

    private final Map<String, Size> modules;

    private AdapterTargets(Map<String, Size> modules) {
        this.modules = modules;
    }

    /**
     * The modules that settings choose.
     *
     * @throws LoraException where they choose none of this model
     */
    public static AdapterTargets of(LlamaConfig config, AdapterSettings settings) {
        Map<String, Size> chosen = all(config);
        chosen.keySet().removeIf(name -> !chosen(ModuleGroup.of(name), settings));
        if (chosen.isEmpty()) {
            throw new LoraException("the adapter would change no module: switch on vision or language, and attention or"
                    + " mlp" + (config.vision().isEmpty() ? "; this model has no vision part" : ""));
        }
        return new AdapterTargets(chosen);
    }

    /**
     * Modules by name.
     *
     * @throws LoraException where one is no linear module of the model's layers
     */
    public static AdapterTargets of(LlamaConfig config, Collection<String> modules) {
        Map<String, Size> all = all(config);
        TreeSet<String> unknown = new TreeSet<>(modules);
        unknown.removeAll(all.keySet());
        if (!unknown.isEmpty() || modules.isEmpty()) {
            throw new LoraException("the adapter changes " + (modules.isEmpty() ? "nothing" : unknown.first())
                    + ", which is no linear module of this model's layers");
        }
        all.keySet().retainAll(modules);
        return new AdapterTargets(all);
    }

    private static Map<String, Size> all(LlamaConfig config) {
        Map<String, Size> all = new LinkedHashMap<>();
        WeightShapes.of(config).forEach((name, shape) -> {
            if (WeightLoader.linear(name)) {
                String module = name.substring(0, name.length() - WEIGHT.length());
                all.put(module, new Size((int) shape[1], (int) shape[0]));
            }
        });
        return all;
    }

    private static boolean chosen(ModuleGroup group, AdapterSettings settings) {
        boolean part = group.part() == ModuleGroup.Part.VISION ? settings.vision() : settings.language();
        return part && (group.component() == ModuleGroup.Component.MLP ? settings.mlp() : settings.attention());
    }

    /** The modules with their sizes. */
    public Map<String, Size> modules() {
        return modules;
    }

    /** Numbers of an adapter of a rank. */
    public long parameters(int r) {
        return modules.values().stream()
                .mapToLong(s -> (long) r * (s.in() + s.out()))
                .sum();
    }

    /** Whether any is of the vision part, whose states then change while training. */
    public boolean vision() {
        return modules.keySet().stream().anyMatch(m -> ModuleGroup.of(m).part() == ModuleGroup.Part.VISION);
    }
}
