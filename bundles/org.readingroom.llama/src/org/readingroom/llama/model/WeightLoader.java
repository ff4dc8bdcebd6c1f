package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.readingroom.api.Monitor;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.WeightNames;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.llama.quant.Nf4;
import org.readingroom.llama.quant.Nf4Tensor;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorEntry;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchScript;

/**
 * Brings the tensors of a model folder to their places in their precision, from mapped files in chunks of at most 64 MB, so
 * that opening takes the weights' own size and little more. Every tensor that the config asks for must be there in its
 * shape; what the config does not ask for is an error too, but for rotary tables that old files carry.
 */
public final class WeightLoader {
    private static final long CHUNK = 64L << 20;

    private final LlamaConfig config;
    private final Precision precision;
    private final TorchScript script;
    private final TensorScope scope;
    private ByteBuffer stage = ByteBuffer.allocateDirect(0);

    WeightLoader(LlamaConfig config, Precision precision, TorchScript script, TensorScope scope) {
        this.config = config;
        this.precision = precision;
        this.script = script;
        this.scope = scope;
    }

    /**
     * Loads all.
     *
     * @throws LlamaException naming the tensor that is missing, of another shape or not of this model
     */
    Weights load(Safetensors file, Monitor monitor) {
        Map<String, TensorEntry> found = check(file, config);
        StoredWeights stored = new StoredWeights(file);
        Fusion fusion = new Fusion(config);
        Set<String> packed = precision.quantised() ? packed(config, found, stored, fusion) : Set.of();
        Map<String, NDArray> tensors = new HashMap<>();
        Map<String, NDArray> scales = new HashMap<>();
        monitor.begin("Loading weights", found.size());
        found.forEach((name, entry) -> {
            monitor.checkCancelled();
            Fusion.Place place = fusion.places().get(name);
            long[] shape = fusion.kept().get(place.tensor());
            if (packed.contains(place.tensor())) {
                NDArray bytes = tensors.computeIfAbsent(place.tensor(), t -> empty(0, shape[0], shape[1] / 2));
                NDArray blocks = scales.computeIfAbsent(place.tensor(), t -> empty(6, shape[0] * shape[1] / Nf4.BLOCK));
                pack(stored, entry, WeightShapes.of(config).get(name), bytes, blocks, place.first());
            } else {
                NDArray into = tensors.computeIfAbsent(place.tensor(), t -> empty(precision.type(), shape));
                fill(into, place.first(), stored, entry, WeightShapes.of(config).get(name));
            }
            monitor.worked(1);
        });
        return new Weights(scope, tensors, scales, precision);
    }

    private NDArray empty(int type, long... shape) {
        try (NDArray here = scope.zeros(1)) {
            return script.call(scope, "empty", shape, type, here);
        }
    }

    /** The tensors that are held in NF4 where it is asked for: the linear weights that the folder did not leave out. */
    static Set<String> packed(LlamaConfig config, Map<String, TensorEntry> found, StoredWeights stored, Fusion fusion) {
        Set<String> packed = new HashSet<>();
        Set<String> whole = new HashSet<>();
        Map<String, long[]> shapes = WeightShapes.of(config);
        found.forEach((name, entry) -> {
            boolean one = linear(name)
                    && size(shapes.get(name)) % Nf4.BLOCK == 0
                    && (!config.quantised() || stored.quantised(entry));
            (one ? packed : whole).add(fusion.places().get(name).tensor());
        });
        packed.removeAll(whole);
        return packed;
    }

    /** Whether a tensor is one of those that are quantised: the linear weights of layers, not the head nor the projector. */
    public static boolean linear(String name) {
        return name.matches(".*(_proj|\\.mlp\\.fc[12])\\.weight");
    }

    private static long size(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    private void pack(
            StoredWeights stored, TensorEntry entry, long[] shape, NDArray bytes, NDArray blocks, long first) {
        Nf4Tensor tensor;
        if (stored.quantised(entry)) {
            tensor = stored.nf4(entry);
        } else {
            Nf4Tensor.Builder builder = new Nf4Tensor.Builder(Math.toIntExact(entry.size()));
            stored.read(entry, CHUNK / Float.BYTES, (values, count, at) -> builder.add(values, count));
            tensor = builder.doubly();
        }
        int width = (int) (shape[1] / 2);
        int step = (int) Math.max(1, CHUNK / width);
        for (int row = 0; row < shape[0]; row += step) {
            int rows = (int) Math.min(step, shape[0] - row);
            ByteBuffer part = stage((long) rows * width).put(tensor.packed(), row * width, rows * width);
            place(bytes, part.flip(), DataType.UINT8, first + row, rows, width);
        }
        float[] scales = tensor.scales();
        ByteBuffer part = stage((long) scales.length * Float.BYTES);
        part.asFloatBuffer().put(scales);
        place(blocks, part, DataType.FLOAT32, first * shape[1] / Nf4.BLOCK, scales.length);
    }

    /** Copies values to their rows; they lie in memory that the next ones take. */
    private void place(NDArray into, ByteBuffer values, DataType type, long first, long... extents) {
        try (TensorScope chunk = scope.inner();
                NDArray array = chunk.manager().create(values, new Shape(extents), type)) {
            script.call(chunk, "place", into, array, first);
        }
    }

    /** Room for some bytes: the same for all, so that loading leaves none behind. */
    private ByteBuffer stage(long bytes) {
        if (stage.capacity() < bytes) {
            stage = ByteBuffer.allocateDirect((int) Math.max(bytes, CHUNK));
        }
        return stage.slice(0, (int) bytes).order(ByteOrder.nativeOrder());
    }

    /** The file's tensors by the names within, in the order that a model needs them. */
    public static Map<String, TensorEntry> check(Safetensors file, LlamaConfig config) {
        boolean vision = config.vision().isPresent();
        Map<String, TensorEntry> stored = new HashMap<>();
        Set<String> names = file.entries().keySet();
        file.entries().forEach((name, entry) -> {
            if (!StoredWeights.beside(names, name)) {
                stored.put(WeightNames.canonical(name, vision), entry);
            }
        });
        Map<String, TensorEntry> found = new LinkedHashMap<>();
        WeightShapes.of(config).forEach((name, shape) -> {
            TensorEntry entry = stored.remove(name);
            if (entry == null) {
                throw new LlamaException("the weights lack tensor " + name
                        + "; the folder is not complete, or its config.json is another model's");
            }
            boolean fits = StoredWeights.quantised(names, entry.name())
                    ? entry.elementType() == ElementType.U8 && entry.size() * 2 == size(shape)
                    : Arrays.equals(shape, entry.extents());
            if (!fits) {
                throw new LlamaException("tensor " + name + " has shape " + entry.shape()
                        + " where config.json asks for " + Arrays.toString(shape));
            }
            found.put(name, entry);
        });
        stored.keySet()
                .removeIf(n -> n.endsWith("rotary_emb.inv_freq")
                        || config.text().tied() && n.equals(WeightNames.TEXT + "lm_head.weight"));
        if (!stored.isEmpty()) {
            throw new LlamaException("the weights hold " + stored.size()
                    + " tensors that config.json does not know, such as " + new TreeSet<>(stored.keySet()).first());
        }
        return found;
    }

    private void fill(NDArray into, long first, StoredWeights stored, TensorEntry entry, long[] shape) {
        long rows = shape.length == 0 ? 1 : shape[0];
        long width = rows == 0 ? 0 : size(shape) / rows;
        long step = Math.max(1, CHUNK / Math.max(1, width * Float.BYTES));
        stored.read(entry, step * width, (values, count, at) -> {
            long[] extents = shape.length == 0 ? new long[] {1} : shape.clone();
            extents[0] = count / width;
            ByteBuffer part = stage((long) count * Float.BYTES);
            part.asFloatBuffer().put(values, 0, count);
            place(into, part, DataType.FLOAT32, first + at / width, extents);
        });
    }
}
