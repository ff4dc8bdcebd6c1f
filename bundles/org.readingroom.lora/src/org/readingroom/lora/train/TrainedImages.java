package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.llama.config.VisionConfig;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.TokenOrder;
import org.readingroom.llama.model.Variant;
import org.readingroom.torch.TensorScope;

/**
 * States of images where the vision part is trained: images with equally many tiles go through the tower together, and
 * the way back leads through the projector and all layers to the first one that is trained.
 */
final class TrainedImages implements ImageEncoder {
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
    private static final String[] GATES = {"gate_attn", "gate_ffn"};
    private static final String[] MODULES = {
        "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj", "mlp.fc1", "mlp.fc2"
    };
    private static final String[] EMBED = {
        "patch_embedding.weight",
        "class_embedding",
        "pre_tile_positional_embedding.embedding.weight",
        "pre_tile_positional_embedding.gate",
        "gated_positional_embedding.embedding",
        "gated_positional_embedding.gate",
        "gated_positional_embedding.tile_embedding.weight",
        "layernorm_pre.weight",
        "layernorm_pre.bias"
    };
    private static final String[] BETWEEN = {
        "layernorm_post.weight",
        "layernorm_post.bias",
        "post_tile_positional_embedding.embedding.weight",
        "post_tile_positional_embedding.gate"
    };

    private final VisionConfig config;
    private final LlamaModel model;
    private final Trained trained;
    private final Functions functions;
    private final List<LayerWeights> layers = new ArrayList<>();

    TrainedImages(LlamaModel model, Trained trained, Functions functions) {
        this.config = model.config().vision().orElseThrow();
        this.model = model;
        this.trained = trained;
        this.functions = functions;
        for (int i = 0; i < config.layers(); i++) {
            layers.add(trained.layer(MODEL + "transformer.layers." + i + ".", LAYER, MODULES));
        }
        for (int i = 0; i < config.globalLayers(); i++) {
            String name = MODEL + "global_transformer.layers." + i + ".";
            LayerWeights plain = trained.layer(name, LAYER, MODULES);
            plain.weights().addAll(model.weights().list(name, GATES));
            layers.add(plain);
        }
    }

    /** Images of one number of tiles. */
    private record Group(List<Integer> numbers, List<Optional<ImageTiles>> images) {}

    @Override
    public ImageSet encode(Tape tape, List<TrainingImage> images, TensorScope batchScope, Monitor monitor) {
        Map<Integer, Group> groups = new TreeMap<>();
        for (int i = 0; i < images.size(); i++) {
            TrainingImage image = images.get(i);
            Optional<ImageTiles> tiles = image.isAbsent()
                    ? Optional.empty()
                    : Optional.of(image.tiles().get());
            Group group = groups.computeIfAbsent(
                    tiles.map(t -> t.canvas().tiles()).orElse(1), n -> new Group(new ArrayList<>(), new ArrayList<>()));
            group.numbers().add(i);
            group.images().add(tiles);
        }
        ImageSet set = new ImageSet(new ArrayList<>(), new long[images.size()], new int[images.size()]);
        long first = 0;
        for (Map.Entry<Integer, Group> entry : groups.entrySet()) {
            set.states().add(run(tape, entry.getValue().images(), entry.getKey(), batchScope, monitor));
            for (int number : entry.getValue().numbers()) {
                set.first()[number] = first;
                first += (long) config.maxTiles() * config.patches();
                set.tiles()[number] = images.get(number).isAbsent() ? 0 : entry.getKey();
            }
        }
        return set;
    }

    private Value run(
            Tape tape, List<Optional<ImageTiles>> images, int tiles, TensorScope batchScope, Monitor monitor) {
        TokenOrder order = new TokenOrder(config, tiles);
        NDArray ids = batchScope.of(
                images.stream()
                        .mapToLong(i -> i.map(t -> (long) t.canvas().id()).orElse(0L))
                        .toArray(),
                images.size());
        Value x = embed(tape, images, ids, order.realFirst(batchScope), batchScope);
        List<Value> captured = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            monitor.checkCancelled();
            boolean first = i < config.layers();
            Value next = layer(tape, x, i, order.real());
            if (first && config.captured().contains(i)) {
                captured.add(model.variant().capture() == Variant.Capture.BEFORE ? x : next);
            }
            x = stepped(tape, x, next, captured);
            if (i == config.layers() - 1) {
                x = stepped(tape, x, between(tape, x, ids, order.tiles(batchScope)), captured);
            }
        }
        return project(tape, x, captured, order.patchesBack(batchScope));
    }

    private static Value stepped(Tape tape, Value x, Value next, List<Value> captured) {
        if (!captured.contains(x)) {
            tape.done(x);
        }
        return next;
    }

    private Value embed(
            Tape tape, List<Optional<ImageTiles>> images, NDArray ids, NDArray order, TensorScope batchScope) {
        int side = config.imageSize();
        int each = config.maxTiles() * 3 * side * side;
        float[] pixels = new float[images.size() * each];
        for (int i = 0; i < images.size(); i++) {
            final int at = i * each;
            images.get(i).ifPresent(t -> System.arraycopy(t.values(), 0, pixels, at, each));
        }
        NDArray input = model.casting().of(batchScope, pixels, images.size(), config.maxTiles(), 3, side, side);
        NDList w = model.weights().list(MODEL, EMBED);
        return tape.run(trained.all(), (in, into) -> functions
                .vision()
                .call(into, "vision_embed", input, w, ids, order, config.paddedPatches(), config.normEpsilon()));
    }

    private Value layer(Tape tape, Value x, int i, int real) {
        LayerWeights w = layers.get(i);
        return tape.run(
                w.trains(),
                (in, into) -> functions
                        .vision()
                        .call(
                                into,
                                "vision_layer",
                                in.get(0),
                                w.weights(),
                                w.scales(),
                                w.lora(),
                                trained.scale(),
                                tape.dropped(trained.dropout()),
                                real,
                                config.heads(),
                                config.normEpsilon()),
                x);
    }

    private Value between(Tape tape, Value x, NDArray ids, NDArray tile) {
        NDList w = model.weights().list(MODEL, BETWEEN);
        return tape.run(
                trained.all(),
                (in, into) -> functions
                        .vision()
                        .call(into, "vision_between", in.get(0), w, ids, tile, config.maxTiles(), config.normEpsilon()),
                x);
    }

    private Value project(Tape tape, Value x, List<Value> captured, NDArray back) {
        Value[] inputs = new Value[1 + captured.size()];
        inputs[0] = x;
        for (int i = 0; i < captured.size(); i++) {
            inputs[i + 1] = captured.get(i);
        }
        NDArray weight = trained.get("multi_modal_projector.weight");
        NDArray bias = trained.get("multi_modal_projector.bias");
        return tape.run(
                trained.all(),
                (in, into) -> {
                    NDList states = new NDList(in.subList(1, in.size()).toArray(NDArray[]::new));
                    return functions.vision().call(into, "vision_project", in.get(0), states, back, weight, bias);
                },
                inputs);
    }

    @Override
    public void close() {}
}
