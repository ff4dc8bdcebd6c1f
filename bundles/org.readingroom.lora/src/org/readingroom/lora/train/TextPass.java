package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.readingroom.api.Monitor;
import org.readingroom.llama.config.TextConfig;
import org.readingroom.llama.config.WeightNames;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Rotary;
import org.readingroom.llama.model.Variant;
import org.readingroom.torch.TensorScope;

/**
 * The language part forward, without a cache: tokens of a batch to states. Layers that look at images are left out
 * without.
 */
final class TextPass {
    private static final String MODEL = WeightNames.TEXT + "model.";
    private static final String[] SELF = {
        "input_layernorm.weight",
        "self_attn.qkv",
        "self_attn.o_proj.weight",
        "post_attention_layernorm.weight",
        "mlp.gate_up",
        "mlp.down_proj.weight"
    };
    private static final String[] SELF_MODULES = {
        "self_attn.q_proj",
        "self_attn.k_proj",
        "self_attn.v_proj",
        "self_attn.o_proj",
        "mlp.gate_proj",
        "mlp.up_proj",
        "mlp.down_proj"
    };
    private static final String[] CROSS = {
        "input_layernorm.weight",
        "cross_attn.q_proj.weight",
        "cross_attn.k_proj.weight",
        "cross_attn.v_proj.weight",
        "cross_attn.q_norm.weight",
        "cross_attn.k_norm.weight",
        "cross_attn.o_proj.weight",
        "cross_attn_attn_gate",
        "post_attention_layernorm.weight",
        "mlp.gate_up",
        "mlp.down_proj.weight",
        "cross_attn_mlp_gate"
    };
    private static final String[] CROSS_MODULES = {
        "cross_attn.q_proj",
        "cross_attn.k_proj",
        "cross_attn.v_proj",
        "cross_attn.o_proj",
        "mlp.gate_proj",
        "mlp.up_proj",
        "mlp.down_proj"
    };

    private final TextConfig config;
    private final Trained trained;
    private final Functions functions;
    private final Rotary rotary;
    private final boolean bothMasked;
    private final int compute;
    private final List<LayerWeights> layers = new ArrayList<>();

    TextPass(LlamaModel model, Trained trained, Functions functions) {
        this.config = model.config().text();
        this.trained = trained;
        this.functions = functions;
        this.rotary = new Rotary(config, model.casting());
        this.bothMasked = model.variant().rowMask() == Variant.RowMask.ATTENTION_AND_MLP;
        this.compute = model.weights().precision().compute();
        for (int i = 0; i < config.layers(); i++) {
            boolean cross = config.cross(i);
            String name = MODEL + "layers." + i + ".";
            layers.add(trained.layer(name, cross ? CROSS : SELF, cross ? CROSS_MODULES : SELF_MODULES));
        }
    }

    /**
     * Runs a batch.
     *
     * @param images what the rows look at; empty where there is none
     * @param batchScope owns constants until the way back is gone
     * @return states (rows, length, width)
     */
    Value run(Tape tape, RowBatch batch, Optional<RowImages> images, TensorScope batchScope, Monitor monitor) {
        int[][] positions = {IntStream.range(0, batch.length()).toArray()};
        NDArray cos = rotary.of(positions, true, batchScope);
        NDArray sin = rotary.of(positions, false, batchScope);
        NDArray ids = batch.ids(batchScope);
        NDArray table = trained.get(MODEL + "embed_tokens.weight");
        Value x = tape.run(trained.all(), (in, into) -> functions.text().call(into, "embed", ids, table));
        for (int i = 0; i < config.layers(); i++) {
            if (config.cross(i) && images.isEmpty()) {
                continue;
            }
            monitor.checkCancelled();
            Value next = config.cross(i) ? cross(tape, x, i, images.get()) : self(tape, x, i, cos, sin);
            tape.done(x);
            x = next;
        }
        return x;
    }

    private Value self(Tape tape, Value x, int i, NDArray cos, NDArray sin) {
        LayerWeights w = layers.get(i);
        return tape.run(
                w.trains(),
                (in, into) -> functions
                        .text()
                        .call(
                                into,
                                "self_layer",
                                in.get(0),
                                w.weights(),
                                w.scales(),
                                w.lora(),
                                trained.scale(),
                                tape.dropped(trained.dropout()),
                                cos,
                                sin,
                                config.heads(),
                                config.keyValueHeads(),
                                config.normEpsilon(),
                                compute),
                x);
    }

    private Value cross(Tape tape, Value x, int i, RowImages images) {
        LayerWeights w = layers.get(i);
        return tape.run(
                w.trains(),
                (in, into) -> functions
                        .text()
                        .call(
                                into,
                                "cross_layer",
                                in.get(0),
                                in.get(1),
                                w.weights(),
                                w.scales(),
                                w.lora(),
                                trained.scale(),
                                tape.dropped(trained.dropout()),
                                images.open(),
                                images.blind(),
                                images.mask(),
                                images.seen(),
                                bothMasked,
                                config.heads(),
                                config.keyValueHeads(),
                                config.normEpsilon(),
                                compute),
                x,
                images.states());
    }

    /** The states of tokens that are learnt: (tokens, width). */
    Value pick(Tape tape, Value states, NDArray index) {
        return tape.run(false, (in, into) -> functions.text().call(into, "pick", in.get(0), index), states);
    }

    /** The sum of the cross entropies of states, (tokens, width), against the tokens that follow. */
    NDArray loss(NDArray states, NDArray targets, TensorScope into) {
        NDArray head = trained.get(config.tied() ? MODEL + "embed_tokens.weight" : WeightNames.TEXT + "lm_head.weight");
        NDArray norm = trained.get(MODEL + "norm.weight");
        return functions.text().call(into, "loss", states, norm, head, targets, config.normEpsilon(), compute);
    }

    /** Some rows of a tensor. */
    NDArray piece(NDArray rows, int first, int count, TensorScope into) {
        return functions.text().call(into, "piece", rows, first, count);
    }

    /** Tensors below one another. */
    NDArray join(NDList pieces, TensorScope into) {
        return functions.text().call(into, "join", pieces);
    }
}
