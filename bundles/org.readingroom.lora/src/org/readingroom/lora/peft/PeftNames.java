package org.readingroom.lora.peft;

import java.util.List;
import java.util.Optional;
import org.readingroom.llama.config.WeightNames;

/**
 * The names of an adapter's tensors: {@code base_model.model.}, the module's name, {@code .lora_A.weight} or
 * {@code .lora_B.weight}; read in either layout of module names.
 */
final class PeftNames {
    private static final String BEFORE = "base_model.model.";
    private static final String MODEL = "language_model.model.";

    private PeftNames() {}

    /**
     * A tensor of an adapter.
     *
     * @param module the module's name within
     * @param a whether it is A rather than B
     */
    record Tensor(String module, boolean a) {}

    /** What a stored name means; empty where it is none of a low-rank adapter's. */
    static Optional<Tensor> parse(String stored, boolean vision) {
        boolean a = stored.endsWith(".lora_A.weight");
        if (!stored.startsWith(BEFORE) || !a && !stored.endsWith(".lora_B.weight")) {
            return Optional.empty();
        }
        String module = stored.substring(BEFORE.length(), stored.length() - ".lora_A.weight".length());
        return Optional.of(new Tensor(WeightNames.canonical(module, vision), a));
    }

    /** The name to store a tensor under. */
    static String stored(String module, boolean a, boolean vision, PeftLayout layout) {
        List<String> names = layouts(module, vision);
        String name = names.get(layout == PeftLayout.PUBLISHED ? 0 : names.size() - 1);
        return BEFORE + name + (a ? ".lora_A.weight" : ".lora_B.weight");
    }

    /** A module's name as releases of transformers have it, that of published checkpoints first. */
    static List<String> layouts(String module, boolean vision) {
        boolean text = module.startsWith(MODEL);
        if (!vision) {
            return List.of(text ? "model." + module.substring(MODEL.length()) : module);
        }
        return List.of(module, text ? "model.language_model." + module.substring(MODEL.length()) : "model." + module);
    }
}
