package org.readingroom.llama.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.readingroom.api.Monitor;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.WeightNames;
import org.readingroom.llama.quant.Nf4;
import org.readingroom.llama.quant.Nf4Tensor;
import org.readingroom.settings.AtomicFile;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TensorEntry;

/**
 * The weights of a model with an adapter added to them: W + scale * B A, computed in float32 and stored in the type
 * that the base is stored in. What is, or is read, in NF4 is added to what its 4 bits stand for and stored as brain
 * float, 16 bits. One tensor at a time is held; files of at most 5 GB.
 */
public final class MergedWeights {
    private static final long SHARD = 5_000_000_000L;
    private static final String WEIGHT = ".weight";
    private static final int SHIFT = 16;

    private final Safetensors base;
    private final StoredWeights stored;
    private final boolean vision;
    private final boolean fourBits;
    private final Map<String, LowRank> changes;
    private final Monitor monitor;

    private MergedWeights(
            Safetensors base, LlamaConfig config, boolean fourBits, Map<String, LowRank> changes, Monitor monitor) {
        this.base = base;
        this.stored = new StoredWeights(base);
        this.vision = config.vision().isPresent();
        this.fourBits = fourBits;
        this.changes = changes;
        this.monitor = monitor;
    }

    /**
     * Writes them.
     *
     * @param base the model's own, which are not changed
     * @param fourBits whether linear weights stand for what NF4 makes of them, as a model read in it has them
     * @param changes by the name within of the module
     * @param folder gets {@code model.safetensors}, or several files and their index
     * @throws LlamaException where a change is of no weight of the model
     */
    public static void write(
            Safetensors base,
            LlamaConfig config,
            boolean fourBits,
            Map<String, LowRank> changes,
            Path folder,
            Monitor monitor) {
        Set<String> left = new TreeSet<>(changes.keySet());
        WeightLoader.check(base, config).keySet().forEach(name -> left.remove(module(name)));
        if (!left.isEmpty()) {
            throw new LlamaException(
                    "the adapter changes " + left.iterator().next() + ", which this model does not have");
        }
        new MergedWeights(base, config, fourBits, changes, monitor).write(folder);
    }

    private static String module(String name) {
        return name.endsWith(WEIGHT) ? name.substring(0, name.length() - WEIGHT.length()) : name;
    }

    private String within(TensorEntry entry) {
        return WeightNames.canonical(entry.name(), vision);
    }

    private void write(Path folder) {
        Set<String> names = base.entries().keySet();
        List<List<TensorEntry>> files = new ArrayList<>(List.of(new ArrayList<>()));
        long held = 0;
        long total = 0;
        for (TensorEntry entry : base.entries().values()) {
            if (StoredWeights.beside(names, entry.name())) {
                continue;
            }
            long bytes = size(entry) * type(entry).bytes();
            if (held > 0 && held + bytes > SHARD) {
                files.add(new ArrayList<>());
                held = 0;
            }
            files.get(files.size() - 1).add(entry);
            held += bytes;
            total += bytes;
        }
        monitor.begin("Writing merged weights", names.size());
        ObjectNode index = new ObjectMapper().createObjectNode();
        index.putObject("metadata").put("total_size", total);
        ObjectNode map = index.putObject("weight_map");
        for (int i = 0; i < files.size(); i++) {
            String name = files.size() == 1
                    ? "model.safetensors"
                    : String.format("model-%05d-of-%05d.safetensors", i + 1, files.size());
            SafetensorsWriter writer = new SafetensorsWriter();
            files.get(i).forEach(entry -> {
                map.put(entry.name(), name);
                writer.add(entry.name(), type(entry), () -> bytes(entry), shape(entry));
            });
            writer.write(folder.resolve(name));
        }
        if (files.size() > 1) {
            try {
                AtomicFile.write(folder.resolve("model.safetensors.index.json"), index.toPrettyString() + "\n");
            } catch (IOException e) {
                throw new LlamaException("cannot write to " + folder + ": " + e + "; look for space there", e);
            }
        }
    }

    private long size(TensorEntry entry) {
        return stored.quantised(entry) ? 2 * entry.size() : entry.size();
    }

    private long[] shape(TensorEntry entry) {
        return stored.quantised(entry) ? stored.shape(entry) : entry.extents();
    }

    private boolean packs(TensorEntry entry) {
        return fourBits && WeightLoader.linear(within(entry)) && entry.size() % Nf4.BLOCK == 0;
    }

    private ElementType type(TensorEntry entry) {
        return stored.quantised(entry) || packs(entry) ? ElementType.BF16 : entry.elementType();
    }

    private ByteBuffer bytes(TensorEntry entry) {
        monitor.checkCancelled();
        LowRank change = changes.get(module(within(entry)));
        monitor.worked(1);
        if (change == null && type(entry) == entry.elementType()) {
            return base.bytes(entry.name());
        }
        float[] weights = new float[Math.toIntExact(size(entry))];
        stored.read(entry, weights.length, (values, count, at) -> System.arraycopy(values, 0, weights, 0, count));
        if (!stored.quantised(entry) && packs(entry)) {
            Nf4Tensor packed =
                    new Nf4Tensor.Builder(weights.length).add(weights).doubly();
            packed.weights(0, weights.length, weights);
        }
        if (change != null) {
            add(change, weights, shape(entry), entry.name());
        }
        return encoded(weights, type(entry), entry.name());
    }

    private static void add(LowRank change, float[] weights, long[] shape, String name) {
        if (shape.length != 2 || shape[0] != change.out() || shape[1] != change.in()) {
            throw new LlamaException("the adapter's change of " + name + " is of [" + change.out() + ", " + change.in()
                    + "], not of its shape");
        }
        int in = change.in();
        IntStream.range(0, change.out()).parallel().forEach(row -> {
            float[] sum = new float[in];
            for (int k = 0; k < change.rank(); k++) {
                float b = (float) (change.scale() * change.b()[row * change.rank() + k]);
                for (int c = 0; c < in; c++) {
                    sum[c] += b * change.a()[k * in + c];
                }
            }
            for (int c = 0; c < in; c++) {
                weights[row * in + c] += sum[c];
            }
        });
    }

    private static ByteBuffer encoded(float[] weights, ElementType type, String name) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(weights.length, type.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case F32 -> bytes.asFloatBuffer().put(weights);
            case BF16 -> {
                for (int i = 0; i < weights.length; i++) {
                    bytes.putShort(2 * i, brain(weights[i]));
                }
            }
            case F16 -> {
                for (int i = 0; i < weights.length; i++) {
                    bytes.putShort(2 * i, Float.floatToFloat16(weights[i]));
                }
            }
            case F64 -> {
                for (int i = 0; i < weights.length; i++) {
                    bytes.putDouble(8 * i, weights[i]);
                }
            }
            default -> throw new LlamaException("tensor " + name + " is of type " + type + ", which holds no weights");
        }
        return bytes;
    }

    /** Rounded to the nearest, ties to even. */
    private static short brain(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> SHIFT | 0x40);
        }
        return (short) (bits + 0x7FFF + (bits >>> SHIFT & 1) >>> SHIFT);
    }
}
