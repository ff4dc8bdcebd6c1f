package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.readingroom.api.Monitor;
import org.readingroom.llama.config.VisionConfig;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchScript;

/**
 * The vision tower and the projector: tiles of an image in, states that the language part looks at out.
 *
 * <p>A tile of s x s pixels is cut into patches, each embedded; positions in the tile and of the tile on its canvas are
 * added; a class embedding is put before them, and zeros behind them to a multiple of 8. A transformer over the patches of
 * all tiles follows, whose states at some layers are captured, then a gated one. Tiles that are not there and the zeros
 * behind a tile look at what is there only, while what is there looks at all of it: this is how the model was trained.
 * Tokens are ordered so that those that are there come first, and no mask is needed.
 */
public final class VisionTower {
    private static final String MODEL = "vision_model.";
    private static final String[] LAYER = {
        "input_layernorm.weight",
        "input_layernorm.bias",
        "self_attn.qkv",
        "self_attn.o_proj.weight",
        "post_attention_layernorm.weight",
        "post_attention_layernorm.bias",
        "mlp.fc1.weight",
        "mlp.fc1.bias",
        "mlp.fc2.weight",
        "mlp.fc2.bias"
    };

    private final VisionConfig config;
    private final Weights weights;
    private final TorchScript script;
    private final Variant variant;
    private final Casting casting;

    VisionTower(VisionConfig config, Weights weights, TorchScript script, Casting casting, Variant variant) {
        this.config = config;
        this.weights = weights;
        this.script = script;
        this.casting = casting;
        this.variant = variant;
    }

    /**
     * The states of an image after the projector: (tiles x patches, text width). Cancel is checked between layers.
     *
     * @param into owns the result
     */
    public NDArray encode(Optional<ImageTiles> image, TensorScope into, Monitor monitor) {
        try (TensorScope scope = into.inner()) {
            NDArray joined = states(image, scope, monitor, (layer, state) -> {});
            NDArray projected = script.call(
                    scope,
                    "project",
                    joined,
                    weights.get("multi_modal_projector.weight"),
                    weights.get("multi_modal_projector.bias"));
            return into.adopt(projected);
        }
    }

    /**
     * The tower's output for an image: (maxTiles, patches, output width).
     *
     * @param image its tiles; an absent one has one empty tile
     * @param watch is shown the state after each layer, (1, tokens, width) in the order of {@link TokenOrder}
     */
    public NDArray states(
            Optional<ImageTiles> image, TensorScope scope, Monitor monitor, BiConsumer<Integer, NDArray> watch) {
        int tiles = config.maxTiles();
        int side = config.imageSize();
        int id = image.map(i -> i.canvas().id()).orElse(0);
        float[] pixels = image.map(ImageTiles::values).orElseGet(() -> new float[tiles * 3 * side * side]);
        TokenOrder order =
                new TokenOrder(config, image.map(i -> i.canvas().tiles()).orElse(1));
        NDArray x = embed(casting.of(scope, pixels, tiles, 3, side, side), id, order, scope);
        NDList captured = new NDList();
        for (int i = 0; i < config.layers(); i++) {
            monitor.checkCancelled();
            NDArray next = layer(x, MODEL + "transformer.layers." + i + ".", order, scope, false);
            if (config.captured().contains(i)) {
                captured.add(variant.capture() == Variant.Capture.BEFORE ? x : next);
            }
            watch.accept(i, next);
            x = replaced(x, next, captured);
        }
        x = between(x, id, order, scope);
        for (int i = 0; i < config.globalLayers(); i++) {
            monitor.checkCancelled();
            NDArray next = layer(x, MODEL + "global_transformer.layers." + i + ".", order, scope, true);
            watch.accept(config.layers() + i, next);
            x = replaced(x, next, captured);
        }
        return script.call(scope, "join", x, captured, order.patchesBack(scope), tiles);
    }

    /** The next state; the one before is freed, unless it was captured. */
    private static NDArray replaced(NDArray x, NDArray next, NDList captured) {
        if (!captured.contains(x)) {
            x.close();
        }
        return next;
    }

    private NDArray embed(NDArray pixels, int id, TokenOrder order, TensorScope scope) {
        NDList w = new NDList(
                weights.get(MODEL + "patch_embedding.weight"),
                weights.get(MODEL + "class_embedding"),
                row(MODEL + "pre_tile_positional_embedding.embedding.weight", id, scope),
                weights.get(MODEL + "pre_tile_positional_embedding.gate"),
                weights.get(MODEL + "gated_positional_embedding.embedding"),
                weights.get(MODEL + "gated_positional_embedding.gate"),
                row(MODEL + "gated_positional_embedding.tile_embedding.weight", id, scope),
                weights.get(MODEL + "layernorm_pre.weight"),
                weights.get(MODEL + "layernorm_pre.bias"));
        return script.call(
                scope, "embed", pixels, w, order.realFirst(scope), config.paddedPatches(), config.normEpsilon());
    }

    private NDArray layer(NDArray x, String name, TokenOrder order, TensorScope scope, boolean gated) {
        NDList w = weights.list(name, LAYER);
        if (gated) {
            w.addAll(weights.list(name, "gate_attn", "gate_ffn"));
        }
        NDList scales = weights.scales(name, LAYER);
        NDList changes = weights.changes(name, LAYER);
        return script.call(scope, "layer", x, w, scales, changes, order.real(), config.heads(), config.normEpsilon());
    }

    private NDArray between(NDArray x, int id, TokenOrder order, TensorScope scope) {
        NDList w = weights.list(MODEL, "layernorm_post.weight", "layernorm_post.bias");
        w.add(row(MODEL + "post_tile_positional_embedding.embedding.weight", id, scope));
        w.add(weights.get(MODEL + "post_tile_positional_embedding.gate"));
        return script.call(scope, "between", x, w, order.tiles(scope), config.maxTiles(), config.normEpsilon());
    }

    private NDArray row(String table, int id, TensorScope scope) {
        return script.call(scope, "row", weights.get(table), id);
    }
}
