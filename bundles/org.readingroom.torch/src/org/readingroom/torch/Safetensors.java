package org.readingroom.torch;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.readingroom.torch.internal.MappedTensors;
import org.readingroom.torch.internal.Shards;

/**
 * Weights in the safetensors format: one file, or the files of a {@code model.safetensors.index.json}. Files are mapped,
 * not read whole; headers are checked strictly. Reading Java values and bytes needs no PyTorch.
 */
public interface Safetensors extends AutoCloseable {
    /**
     * Opens weights.
     *
     * @param path a {@code .safetensors} file, an {@code .index.json}, or a folder that holds {@code model.safetensors} or
     *     {@code model.safetensors.index.json}
     * @throws TorchException where it is missing or breaks a rule of the format
     */
    static Safetensors open(Path path) {
        Path file = path;
        if (Files.isDirectory(path)) {
            Path index = path.resolve("model.safetensors.index.json");
            file = Files.exists(index) ? index : path.resolve("model.safetensors");
        }
        return file.toString().endsWith(".json") ? Shards.open(file) : MappedTensors.open(file);
    }

    /** Its tensors by name, in the order of their data. */
    Map<String, TensorEntry> entries();

    /** The free texts of its header; those of an index where it is sharded. */
    Map<String, String> metadata();

    /**
     * Some bytes of a tensor, little-endian, read-only; valid until this is closed. Memory of what was read is given back
     * once the buffer is collected, so that a large tensor is best read in parts.
     *
     * @param from the first of them, from 0
     * @throws TorchException where there is no tensor of that name, or it ends before
     */
    ByteBuffer bytes(String name, long from, int length);

    /**
     * The bytes of a tensor, little-endian, read-only, at most 2 GiB - 1; valid until this is closed.
     *
     * @throws TorchException where there is none of that name, or it is longer
     */
    default ByteBuffer bytes(String name) {
        TensorEntry entry = entry(name);
        long length = entry.end() - entry.begin();
        if (length > Integer.MAX_VALUE) {
            throw new TorchException("tensor " + name + " is " + length + " bytes long; at most " + Integer.MAX_VALUE
                    + " are read at a time");
        }
        return bytes(name, 0, (int) length);
    }

    /** Unmaps the files; buffers that were handed out stay valid until they are collected. */
    @Override
    void close();

    /** The names of its tensors. */
    default Set<String> names() {
        return Collections.unmodifiableSet(entries().keySet());
    }

    /**
     * A tensor's description.
     *
     * @throws TorchException where there is none of that name
     */
    default TensorEntry entry(String name) {
        TensorEntry entry = entries().get(name);
        if (entry == null) {
            throw new TorchException(
                    "there is no tensor " + name + " among " + entries().size());
        }
        return entry;
    }

    /** A tensor's values as Java's floats, row-major; from F64, F32, F16 or BF16. */
    default float[] floats(String name) {
        return MappedTensors.floats(entry(name), bytes(name));
    }

    /**
     * A copy of a tensor in PyTorch's memory and in the file's own type, owned by a scope. BF16 becomes float32, I16 int32.
     */
    default NDArray read(String name, TensorScope into) {
        return MappedTensors.copy(entry(name), bytes(name), into);
    }
}
