package org.readingroom.llama.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.quant.DynamicMap;
import org.readingroom.llama.quant.NestedScales;
import org.readingroom.llama.quant.Nf4;
import org.readingroom.llama.quant.Nf4Tensor;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TensorEntry;

/**
 * A copy of a model folder with its linear weights in NF4 under the names of bitsandbytes, scales quantised too, everything
 * else as it was; other programs open it as well. It is written in shards, one of them in memory at a time, and appears whole
 * or not at all.
 */
public final class QuantisedCopy {
    private static final long SHARD = 512L << 20;
    private static final int CHUNK = 16 << 20;
    private static final String INDEX = "model.safetensors.index.json";

    private final ModelFolder from;
    private final Safetensors file;
    private final StoredWeights stored;
    private final Set<String> packed;
    private final Fusion fusion;
    private final List<String> shardOf = new ArrayList<>();
    private final ObjectNode map = new ObjectMapper().createObjectNode();
    private long total;
    private int shards;

    private QuantisedCopy(ModelFolder from, Safetensors file, Map<String, TensorEntry> found) {
        this.from = from;
        this.file = file;
        this.stored = new StoredWeights(file);
        this.fusion = new Fusion(from.config());
        this.packed = WeightLoader.packed(from.config(), found, stored, fusion);
    }

    /**
     * Writes the copy.
     *
     * @param to a folder that is not there yet; where another process was first, its copy stays
     * @throws LlamaException where it cannot be written; nothing is left then
     */
    public static void write(ModelFolder from, Path to, Monitor monitor) {
        Path part = to.resolveSibling(
                "." + to.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try (Safetensors file = Safetensors.open(from.path())) {
            Map<String, TensorEntry> found = WeightLoader.check(file, from.config());
            Files.createDirectories(part);
            new QuantisedCopy(from, file, found).write(found, part, monitor);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(to)) {
                throw new LlamaException(
                        "cannot keep the weights of " + from.path() + " in 4 bits in " + to + ": " + e
                                + "; free space there, or set keep-quantised: false",
                        e);
            }
        } finally {
            remove(part);
        }
    }

    private void write(Map<String, TensorEntry> found, Path folder, Monitor monitor) throws IOException {
        monitor.begin("Quantising weights", found.size());
        SafetensorsWriter shard = new SafetensorsWriter();
        long size = 0;
        for (Map.Entry<String, TensorEntry> e : found.entrySet()) {
            monitor.checkCancelled();
            boolean four = packed.contains(fusion.places().get(e.getKey()).tensor());
            long bytes = four ? quantised(shard, e.getValue()) : whole(shard, e.getValue());
            size += bytes;
            if (size > SHARD) {
                close(shard, folder);
                shard = new SafetensorsWriter();
                size = 0;
            }
            monitor.worked(1);
        }
        close(shard, folder);
        ObjectNode index = new ObjectMapper().createObjectNode();
        index.putObject("metadata").put("total_size", total);
        index.set("weight_map", map);
        Files.writeString(folder.resolve(INDEX), index.toPrettyString() + "\n");
        besides(folder);
    }

    private void close(SafetensorsWriter shard, Path folder) {
        String name = String.format(Locale.ROOT, "model-%05d.safetensors", ++shards);
        shard.write(folder.resolve(name));
        shardOf.forEach(tensor -> map.put(tensor, name));
        shardOf.clear();
    }

    private long whole(SafetensorsWriter shard, TensorEntry entry) {
        shard.add(entry.name(), entry.elementType(), () -> file.bytes(entry.name()), entry.extents());
        return counted(List.of(entry.name()), entry.end() - entry.begin());
    }

    private long quantised(SafetensorsWriter shard, TensorEntry entry) {
        String name = entry.name();
        Nf4Tensor.Builder builder = new Nf4Tensor.Builder(Math.toIntExact(entry.size()));
        stored.read(entry, CHUNK, (values, count, at) -> builder.add(values, count));
        byte[] bytes = builder.plain().packed();
        NestedScales scales = builder.nested();
        byte[] state = state(entry, scales.offset());
        shard.add(name, ElementType.U8, ByteBuffer.wrap(bytes), bytes.length, 1)
                .add(name + ".absmax", ElementType.U8, ByteBuffer.wrap(scales.codes()), scales.codes().length)
                .add(name + ".quant_map", Nf4.values(), Nf4.values().length)
                .add(name + ".nested_absmax", scales.largest(), scales.largest().length)
                .add(name + ".nested_quant_map", DynamicMap.values(), DynamicMap.values().length)
                .add(name + StoredWeights.STATE, ElementType.U8, ByteBuffer.wrap(state), state.length);
        List<String> names = new ArrayList<>(List.of(name));
        StoredWeights.BESIDE.forEach(end -> names.add(name + end));
        return counted(names, bytes.length + scales.codes().length);
    }

    private long counted(List<String> names, long bytes) {
        shardOf.addAll(names);
        total += bytes;
        return bytes;
    }

    private static byte[] state(TensorEntry entry, float offset) {
        ObjectNode state = new ObjectMapper().createObjectNode();
        state.put("quant_type", "nf4").put("blocksize", Nf4.BLOCK).put("dtype", "bfloat16");
        entry.shape().forEach(state.putArray("shape")::add);
        state.put("nested_blocksize", NestedScales.BLOCK)
                .put("nested_dtype", "float32")
                .put("nested_offset", (double) offset);
        return state.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The config, which says that weights are quantised, and the small files beside the weights as they are. */
    private void besides(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from.path(), "*.{json,jinja}")) {
            for (Path f : files) {
                String name = f.getFileName().toString();
                if (!name.endsWith(".index.json") && !name.equals("config.json")) {
                    Files.copy(f, folder.resolve(name));
                }
            }
        }
        ObjectMapper json = new ObjectMapper();
        ObjectNode config =
                (ObjectNode) json.readTree(Files.readString(from.path().resolve("config.json")));
        config.putObject("quantization_config")
                .put("quant_method", "bitsandbytes")
                .put("load_in_4bit", true)
                .put("load_in_8bit", false)
                .put("bnb_4bit_quant_type", "nf4")
                .put("bnb_4bit_use_double_quant", true)
                .put("bnb_4bit_compute_dtype", "bfloat16")
                .put("bnb_4bit_quant_storage", "uint8")
                .putArray("llm_int8_skip_modules")
                .add("lm_head")
                .add("multi_modal_projector");
        Files.writeString(folder.resolve("config.json"), config.toPrettyString() + "\n");
    }

    private static void remove(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path f : files) {
                Files.delete(f);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new LlamaException("cannot remove " + folder + ": " + e.getMessage() + "; remove it by hand", e);
        }
    }
}
