package org.readingroom.llama.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tensors that a model consists of, by the name within, with their shapes; a Linear is [out, in]. */
public final class WeightShapes {
    private final LlamaConfig config;
    private final Map<String, long[]> shapes = new LinkedHashMap<>();

    private WeightShapes(LlamaConfig config) {
        this.config = config;
    }

    /** Every tensor of a model, in the order that a forward pass needs them; a tied head is left out. */
    public static Map<String, long[]> of(LlamaConfig config) {
        WeightShapes all = new WeightShapes(config);
        config.vision().ifPresent(all::vision);
        all.text();
        return all.shapes;
    }

    private void put(String name, long... shape) {
        shapes.put(name, shape);
    }

    private void text() {
        TextConfig t = config.text();
        String model = WeightNames.TEXT + "model.";
        put(model + "embed_tokens.weight", config.embeddings(), t.hidden());
        for (int i = 0; i < t.layers(); i++) {
            layer(model + "layers." + i + ".", t, t.cross(i));
        }
        put(model + "norm.weight", t.hidden());
        if (!t.tied()) {
            put(WeightNames.TEXT + "lm_head.weight", t.vocabulary(), t.hidden());
        }
    }

    private void layer(String layer, TextConfig t, boolean cross) {
        long queries = (long) t.heads() * t.headWidth();
        long keys = (long) t.keyValueHeads() * t.headWidth();
        String attention = layer + (cross ? "cross_attn." : "self_attn.");
        put(layer + "input_layernorm.weight", t.hidden());
        put(attention + "q_proj.weight", queries, t.hidden());
        put(attention + "k_proj.weight", keys, t.hidden());
        put(attention + "v_proj.weight", keys, t.hidden());
        put(attention + "o_proj.weight", t.hidden(), queries);
        if (cross) {
            put(attention + "q_norm.weight", t.headWidth());
            put(attention + "k_norm.weight", t.headWidth());
            put(layer + "cross_attn_attn_gate", 1);
            put(layer + "cross_attn_mlp_gate", 1);
        }
        put(layer + "post_attention_layernorm.weight", t.hidden());
        put(layer + "mlp.gate_proj.weight", t.intermediate(), t.hidden());
        put(layer + "mlp.up_proj.weight", t.intermediate(), t.hidden());
        put(layer + "mlp.down_proj.weight", t.hidden(), t.intermediate());
    }

    private void vision(VisionConfig v) {
        String model = "vision_model.";
        long ids = v.ratios().size() + 1L;
        put(model + "class_embedding", v.hidden());
        put(model + "patch_embedding.weight", v.hidden(), v.channels(), v.patchSize(), v.patchSize());
        put(model + "gated_positional_embedding.embedding", v.patches(), v.hidden());
        put(model + "gated_positional_embedding.gate", 1);
        put(
                model + "gated_positional_embedding.tile_embedding.weight",
                ids,
                (long) v.maxTiles() * v.patches() * v.hidden());
        for (String tile : new String[] {"pre_tile_positional_embedding.", "post_tile_positional_embedding."}) {
            put(model + tile + "embedding.weight", ids, (long) v.maxTiles() * v.hidden());
            put(model + tile + "gate", 1);
        }
        norm(model + "layernorm_pre.", v);
        norm(model + "layernorm_post.", v);
        for (int i = 0; i < v.layers(); i++) {
            visionLayer(model + "transformer.layers." + i + ".", v);
        }
        for (int i = 0; i < v.globalLayers(); i++) {
            visionLayer(model + "global_transformer.layers." + i + ".", v);
            put(model + "global_transformer.layers." + i + ".gate_attn", 1);
            put(model + "global_transformer.layers." + i + ".gate_ffn", 1);
        }
        put("multi_modal_projector.weight", config.text().hidden(), v.outputWidth());
        put("multi_modal_projector.bias", config.text().hidden());
    }

    private void norm(String name, VisionConfig v) {
        put(name + "weight", v.hidden());
        put(name + "bias", v.hidden());
    }

    private void visionLayer(String layer, VisionConfig v) {
        for (String projection : new String[] {"q", "k", "v", "o"}) {
            put(layer + "self_attn." + projection + "_proj.weight", v.hidden(), v.hidden());
        }
        put(layer + "mlp.fc1.weight", v.intermediate(), v.hidden());
        put(layer + "mlp.fc1.bias", v.intermediate());
        put(layer + "mlp.fc2.weight", v.hidden(), v.intermediate());
        put(layer + "mlp.fc2.bias", v.hidden());
        norm(layer + "input_layernorm.", v);
        norm(layer + "post_attention_layernorm.", v);
    }
}
