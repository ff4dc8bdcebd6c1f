package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchScript;

/**
 * A model that is open: its weights in a precision on a device, and its forward passes. Used by one thread at a time, inside
 * {@link TorchRuntime#call}.
 */
public final class LlamaModel implements AutoCloseable {
    private final LlamaConfig config;
    private final TorchRuntime runtime;
    private final TorchScript textScript;
    private final TorchScript visionScript;
    private final Weights weights;
    private final Casting casting;
    private final Variant variant;
    private final TextDecoder decoder;
    private final Optional<VisionTower> tower;

    private LlamaModel(
            LlamaConfig config,
            TorchRuntime runtime,
            TorchScript textScript,
            TorchScript visionScript,
            Weights weights,
            Variant variant) {
        this.config = config;
        this.runtime = runtime;
        this.textScript = textScript;
        this.visionScript = visionScript;
        this.weights = weights;
        this.casting = new Casting(textScript, weights.precision());
        this.variant = variant;
        this.decoder = new TextDecoder(config.text(), weights, textScript, casting, variant);
        this.tower = config.vision().map(v -> new VisionTower(v, weights, visionScript, casting, variant));
    }

    /**
     * Loads a model.
     *
     * @throws LlamaException where the weights are not those of the config
     */
    public static LlamaModel load(
            LlamaConfig config,
            Safetensors file,
            Precision precision,
            Variant variant,
            TorchRuntime runtime,
            Monitor monitor) {
        return runtime.call(() -> {
            TorchScript text = functions(runtime, "text.torchscript");
            TorchScript vision = functions(runtime, "vision.torchscript");
            TensorScope scope = runtime.scope();
            try {
                Weights weights = new WeightLoader(config, precision, text, scope).load(file, monitor);
                return new LlamaModel(config, runtime, text, vision, weights, variant);
            } catch (RuntimeException e) {
                scope.close();
                vision.close();
                text.close();
                throw e;
            }
        });
    }

    /** The functions of a file, and those that both parts use. */
    static TorchScript functions(TorchRuntime runtime, String file) {
        return runtime.script(text(file) + "\n" + linearFunctions());
    }

    /** The TorchScript text of products with weights in any precision, to be joined to other functions. */
    public static String linearFunctions() {
        return text("linear.torchscript");
    }

    private static String text(String name) {
        try (InputStream in = LlamaModel.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " beside " + LlamaModel.class.getName(), e);
        }
    }

    /** What it is. */
    public LlamaConfig config() {
        return config;
    }

    /** What it runs in. */
    public TorchRuntime runtime() {
        return runtime;
    }

    /** Which code it follows where codes differ. */
    public Variant variant() {
        return variant;
    }

    /** Java's values as tensors of its element type. */
    public Casting casting() {
        return casting;
    }

    /** Its tensors. */
    public Weights weights() {
        return weights;
    }

    /**
     * From now on reads with low-rank changes of its linear weights, in the place of those before; without any where there are
     * none. The weights themselves stay as they are, in NF4 too. Images that were encoded before are another model's.
     *
     * @param changes by the name within of the module, such as {@code language_model.model.layers.0.self_attn.q_proj}
     * @throws LlamaException where one does not fit this model, which then reads as before
     */
    public void adapt(Map<String, LowRank> changes) {
        if (changes.isEmpty()) {
            weights.adapt(Optional.empty());
            return;
        }
        TensorScope scope = runtime.scope();
        try {
            AdapterTensors tensors =
                    new AdapterTensors(changes, WeightShapes.of(config), new Fusion(config), casting, scope);
            weights.adapt(Optional.of(tensors));
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /** The vision tower; an error where there is none. */
    public VisionTower tower() {
        return tower.orElseThrow(() -> new LlamaException("the model has no vision part, so it can be shown no image"));
    }

    /** The language part. */
    public TextDecoder decoder() {
        return decoder;
    }

    /** Encodes the images of one sequence, for any number of prompts. */
    public EncodedImages encode(List<ImageTiles> images, Monitor monitor) {
        return encode(
                images.stream().map(Optional::of).toList(),
                config.vision().orElseThrow().maxTiles(),
                monitor);
    }

    private EncodedImages encode(List<Optional<ImageTiles>> images, int most, Monitor monitor) {
        TensorScope own = runtime.scope();
        try (TensorScope work = runtime.scope()) {
            NDList states = new NDList();
            int[] tiles = new int[images.size()];
            for (int i = 0; i < tiles.length; i++) {
                states.add(tower().encode(images.get(i), work, monitor));
                tiles[i] = Math.min(
                        most, images.get(i).map(t -> t.canvas().tiles()).orElse(1));
            }
            NDArray all = visionScript.call(work, "row_of", states);
            List<NDArray> keys = new ArrayList<>();
            List<NDArray> values = new ArrayList<>();
            for (int layer : config.text().crossLayers()) {
                NDList pair = decoder.crossKeys(layer, all, own);
                keys.add(pair.get(0));
                values.add(pair.get(1));
            }
            return new EncodedImages(own, keys, values, tiles);
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /**
     * Starts sequences.
     *
     * @param images of each sequence, the same number for each; empty where there are none
     * @param room tokens that may follow
     */
    public Passage passage(TokenBatch batch, List<EncodedImages> images, int room) {
        if (!images.isEmpty() && images.size() != batch.size()) {
            throw new LlamaException("a batch of " + batch.size() + " sequences has images of " + images.size());
        }
        if (images.stream().mapToInt(i -> i.tiles().length).distinct().count() > 1) {
            throw new LlamaException("the sequences of a batch have the same number of images");
        }
        return new Passage(
                config, decoder, textScript, casting, runtime.scope(), batch, images, room, weights.precision());
    }

    /** Frees it all. */
    @Override
    public void close() {
        weights.close();
        visionScript.close();
        textScript.close();
    }
}
