package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.readingroom.api.Monitor;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.WeightNames;
import org.readingroom.llama.config.WeightShapes;
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
    private static final int NARROW_BITS = 16;

    private final LlamaConfig config;
    private final Precision precision;
    private final TorchScript script;
    private final TensorScope scope;

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
        Fusion fusion = new Fusion(config);
        Map<String, NDArray> tensors = new HashMap<>();
        monitor.begin("Loading weights", found.size());
        NDArray here = scope.zeros(1);
        found.forEach((name, entry) -> {
            monitor.checkCancelled();
            Fusion.Place place = fusion.places().get(name);
            NDArray into = tensors.computeIfAbsent(
                    place.tensor(),
                    t -> script.call(scope, "empty", fusion.kept().get(t), precision.type(), here));
            fill(into, place.first(), file, entry);
            monitor.worked(1);
        });
        here.close();
        return new Weights(scope, tensors, precision);
    }

    /** The file's tensors by the names within, in the order that a model needs them. */
    public static Map<String, TensorEntry> check(Safetensors file, LlamaConfig config) {
        boolean vision = config.vision().isPresent();
        Map<String, TensorEntry> stored = new HashMap<>();
        file.entries().forEach((name, entry) -> stored.put(WeightNames.canonical(name, vision), entry));
        Map<String, TensorEntry> found = new LinkedHashMap<>();
        WeightShapes.of(config).forEach((name, shape) -> {
            TensorEntry entry = stored.remove(name);
            if (entry == null) {
                throw new LlamaException("the weights lack tensor " + name
                        + "; the folder is not complete, or its config.json is another model's");
            }
            if (!java.util.Arrays.equals(shape, entry.extents())) {
                throw new LlamaException("tensor " + name + " has shape " + entry.shape()
                        + " where config.json asks for " + java.util.Arrays.toString(shape));
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

    private void fill(NDArray into, long first, Safetensors file, TensorEntry entry) {
        ByteBuffer bytes = file.bytes(entry.name()).order(ByteOrder.LITTLE_ENDIAN);
        long[] shape = entry.extents();
        long rows = shape.length == 0 ? 1 : shape[0];
        long width = rows == 0 ? 0 : entry.size() / rows;
        ElementType type = entry.elementType();
        long step = Math.max(1, CHUNK / Math.max(1, width * Float.BYTES));
        for (long row = 0; row < rows; row += step) {
            long some = Math.min(step, rows - row);
            ByteBuffer part = bytes.slice((int) (row * width * type.bytes()), (int) (some * width * type.bytes()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            long[] extents = shape.length == 0 ? new long[] {1} : shape.clone();
            extents[0] = some;
            try (TensorScope chunk = scope.inner();
                    NDArray values = chunk.manager()
                            .create(floats(part, type, entry.name()), new Shape(extents), DataType.FLOAT32)) {
                script.call(chunk, "place", into, values, first + row);
            }
        }
    }

    private static FloatBuffer floats(ByteBuffer part, ElementType type, String name) {
        int n = part.remaining() / type.bytes();
        if (type == ElementType.F32) {
            return part.asFloatBuffer();
        }
        FloatBuffer out = ByteBuffer.allocateDirect(n * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < n; i++) {
            out.put(
                    switch (type) {
                        case BF16 -> Float.intBitsToFloat(part.getShort(i * 2) << NARROW_BITS);
                        case F16 -> Float.float16ToFloat(part.getShort(i * 2));
                        case F64 -> (float) part.getDouble(i * 8);
                        default ->
                            throw new LlamaException("tensor " + name + " is of type " + type + "; weights are "
                                    + List.of(ElementType.BF16, ElementType.F16, ElementType.F32));
                    });
        }
        return out.flip();
    }
}
