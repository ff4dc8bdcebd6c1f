package org.readingroom.llama.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.TextConfig;
import org.readingroom.llama.config.WeightShapes;

/**
 * Where each tensor of a model is kept: weights that multiply the same input lie below one another in one tensor, so that
 * one multiplication takes the place of two or three. Queries, keys and values are {@code ...self_attn.qkv}, the gate and
 * the other branch of the language part's MLP {@code ...mlp.gate_up}.
 */
public final class Fusion {
    /**
     * The place of a tensor.
     *
     * @param tensor what it is kept in
     * @param first its first row there
     */
    public record Place(String tensor, long first) {}

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, long[]> kept = new LinkedHashMap<>();

    /** The places of a model's tensors. */
    public Fusion(LlamaConfig config) {
        TextConfig t = config.text();
        long queries = (long) t.heads() * t.headWidth();
        long keys = (long) t.keyValueHeads() * t.headWidth();
        WeightShapes.of(config).forEach((name, shape) -> {
            boolean vision = name.startsWith("vision_model.");
            long q = vision ? shape[0] : queries;
            long k = vision ? shape[0] : keys;
            if (name.endsWith(".self_attn.q_proj.weight")) {
                put(name, "q_proj.weight", "qkv", 0, shape);
            } else if (name.endsWith(".self_attn.k_proj.weight")) {
                put(name, "k_proj.weight", "qkv", q, shape);
            } else if (name.endsWith(".self_attn.v_proj.weight")) {
                put(name, "v_proj.weight", "qkv", q + k, shape);
            } else if (name.endsWith(".mlp.gate_proj.weight")) {
                put(name, "gate_proj.weight", "gate_up", 0, shape);
            } else if (name.endsWith(".mlp.up_proj.weight")) {
                put(name, "up_proj.weight", "gate_up", shape[0], shape);
            } else {
                put(name, name, name, 0, shape);
            }
        });
    }

    private void put(String name, String end, String into, long first, long[] shape) {
        String tensor = name.substring(0, name.length() - end.length()) + into;
        places.put(name, new Place(tensor, first));
        long[] whole = shape.clone();
        whole[0] += first;
        kept.merge(tensor, whole, (a, b) -> a[0] > b[0] ? a : b);
    }

    /** The place of each tensor of the model, by the name within. */
    public Map<String, Place> places() {
        return places;
    }

    /** The tensors that are kept, with their shapes. */
    public Map<String, long[]> kept() {
        return kept;
    }
}
