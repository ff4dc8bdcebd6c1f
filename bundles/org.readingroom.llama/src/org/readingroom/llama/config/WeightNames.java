package org.readingroom.llama.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names of a model's tensors: one name within, whatever a release of transformers called it in the file.
 *
 * <p>Within, a name is that of published checkpoints ({@code language_model.model.layers.0...}); a Llama without vision has
 * the same names as the language part of one with. The module tree of transformers 4.52 and later
 * ({@code model.language_model...}, {@code lm_head}) and the names of {@code LlamaForCausalLM} ({@code model.layers.0...})
 * are understood.
 */
public final class WeightNames {
    /** What the names of the language part begin with. */
    public static final String TEXT = "language_model.";

    private static final Map<String, String> VISION_MODEL = new LinkedHashMap<>();
    private static final Map<String, String> TEXT_MODEL = new LinkedHashMap<>();

    static {
        VISION_MODEL.put("model.language_model.", "language_model.model.");
        VISION_MODEL.put("model.vision_model.", "vision_model.");
        VISION_MODEL.put("model.multi_modal_projector.", "multi_modal_projector.");
        VISION_MODEL.put("lm_head.", "language_model.lm_head.");
        TEXT_MODEL.put("model.", "language_model.model.");
        TEXT_MODEL.put("lm_head.", "language_model.lm_head.");
    }

    private WeightNames() {}

    /** The name within of a tensor in a file. */
    public static String canonical(String stored, boolean vision) {
        for (Map.Entry<String, String> prefix : (vision ? VISION_MODEL : TEXT_MODEL).entrySet()) {
            if (stored.startsWith(prefix.getKey())) {
                return prefix.getValue() + stored.substring(prefix.getKey().length());
            }
        }
        return stored;
    }
}
