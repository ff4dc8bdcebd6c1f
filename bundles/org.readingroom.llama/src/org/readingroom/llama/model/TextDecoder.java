package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.readingroom.api.Monitor;
import org.readingroom.llama.config.TextConfig;
import org.readingroom.llama.config.WeightNames;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchScript;

/**
 * The language part: token ids in, states and logits out. Self layers attend to all tokens so far through a cache of keys
 * and values; cross layers attend to images, and are left out altogether where a batch has none.
 */
public final class TextDecoder {
    private static final String MODEL = WeightNames.TEXT + "model.";
    private static final String[] SELF = {
        "input_layernorm.weight",
        "self_attn.qkv",
        "self_attn.o_proj.weight",
        "post_attention_layernorm.weight",
        "mlp.gate_up",
        "mlp.down_proj.weight"
    };
    private static final String[] CROSS = {
        "input_layernorm.weight",
        "cross_attn.q_proj.weight",
        "cross_attn.o_proj.weight",
        "cross_attn.q_norm.weight",
        "cross_attn_attn_gate",
        "post_attention_layernorm.weight",
        "mlp.gate_up",
        "mlp.down_proj.weight",
        "cross_attn_mlp_gate"
    };

    private static final String[] CROSS_KEYS = {
        "cross_attn.k_proj.weight", "cross_attn.v_proj.weight", "cross_attn.k_norm.weight"
    };

    private final TextConfig config;
    private final Weights weights;
    private final TorchScript script;
    private final Variant variant;
    private final Rotary rotary;
    private final int compute;

    TextDecoder(TextConfig config, Weights weights, TorchScript script, Casting casting, Variant variant) {
        this.config = config;
        this.weights = weights;
        this.script = script;
        this.variant = variant;
        this.rotary = new Rotary(config, casting);
        this.compute = weights.precision().compute();
    }

    /**
     * The keys and values that a cross layer makes of image states.
     *
     * @param states (1, image tokens, width)
     * @return keys and values
     */
    NDList crossKeys(int layer, NDArray states, TensorScope scope) {
        return script.callAll(
                scope,
                "cross_keys",
                states,
                weights.list(layer(layer), CROSS_KEYS),
                weights.scales(layer(layer), CROSS_KEYS),
                weights.changes(layer(layer), CROSS_KEYS),
                config.keyValueHeads(),
                config.normEpsilon(),
                compute);
    }

    /**
     * Runs new tokens through all layers; their keys and values join the cache.
     *
     * @param ids (sequences, length)
     * @param positions of the new tokens
     * @param mask (sequences, 1, length, tokens so far), added to scores; empty for none
     * @param causal whether, without a mask, a token is kept from those after it
     * @param images what the cross layers look at; empty where there is none
     * @param watch is shown the state after each layer
     * @return states (sequences, length, width)
     */
    NDArray states(
            long[][] ids,
            int[][] positions,
            NDList mask,
            boolean causal,
            KeyValueCache cache,
            Optional<CrossView> images,
            TensorScope scope,
            Monitor monitor,
            BiConsumer<Integer, NDArray> watch) {
        NDArray cos = rotary.of(positions, true, scope);
        NDArray sin = rotary.of(positions, false, scope);
        NDArray x = embed(ids, scope);
        int cross = 0;
        for (int i = 0; i < config.layers(); i++) {
            monitor.checkCancelled();
            if (config.cross(i) && images.isEmpty()) {
                continue;
            }
            NDArray next = config.cross(i)
                    ? crossLayer(x, i, cross++, images.get(), scope)
                    : script.call(
                            scope,
                            "self_layer",
                            x,
                            weights.list(layer(i), SELF),
                            weights.scales(layer(i), SELF),
                            weights.changes(layer(i), SELF),
                            cos,
                            sin,
                            cache.keys(i),
                            cache.values(i),
                            cache.used(),
                            mask,
                            causal,
                            config.heads(),
                            config.normEpsilon(),
                            compute);
            watch.accept(i, next);
            x.close();
            x = next;
        }
        cache.advance(ids[0].length);
        return x;
    }

    private NDArray embed(long[][] ids, TensorScope scope) {
        long[] flat = new long[ids.length * ids[0].length];
        for (int b = 0; b < ids.length; b++) {
            System.arraycopy(ids[b], 0, flat, b * ids[0].length, ids[0].length);
        }
        return script.call(
                scope, "embed", scope.of(flat, ids.length, ids[0].length), weights.get(MODEL + "embed_tokens.weight"));
    }

    private NDArray crossLayer(NDArray x, int layer, int at, CrossView images, TensorScope scope) {
        return script.call(
                scope,
                "cross_layer",
                x,
                weights.list(layer(layer), CROSS),
                weights.scales(layer(layer), CROSS),
                weights.changes(layer(layer), CROSS),
                images.keys().get(at),
                images.values().get(at),
                images.mask(),
                images.seen(),
                variant.rowMask() == Variant.RowMask.ATTENTION_AND_MLP,
                config.heads(),
                config.normEpsilon(),
                compute);
    }

    /** The logits of states (.., width): (.., vocabulary), in float32 or wider. */
    NDArray logits(NDArray states, TensorScope scope) {
        NDArray head = weights.get(config.tied() ? MODEL + "embed_tokens.weight" : WeightNames.TEXT + "lm_head.weight");
        return script.call(
                scope, "head", states, weights.get(MODEL + "norm.weight"), head, config.normEpsilon(), compute);
    }

    private static String layer(int i) {
        return MODEL + "layers." + i + ".";
    }
}
