package org.readingroom.llama.internal.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.WeightShapes;

/**
 * A model folder with every tensor of a config under its own name and in its shape, in shards of brain float that are all
 * zeros and take no room on a disk: what opening it takes is what opening the published model takes.
 */
final class SparseFolder {
    private static final long SHARD = 5L << 30;
    private static final int WIDTH = 2;
    private static final long ALIGNED = 8;

    private final Path folder;
    private final ObjectNode map = new ObjectMapper().createObjectNode();
    private ObjectNode header = new ObjectMapper().createObjectNode();
    private long size;
    private int shards;

    private SparseFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes one.
     *
     * @param config the text of its config.json
     */
    static Path write(String config, Path folder) {
        SparseFolder sparse = new SparseFolder(folder);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.json"), config);
            boolean vision = ConfigReader.read(config).vision().isPresent();
            for (Map.Entry<String, long[]> e :
                    WeightShapes.of(ConfigReader.read(config)).entrySet()) {
                sparse.add(vision ? e.getKey() : e.getKey().replaceFirst("^language_model\\.", ""), e.getValue());
            }
            sparse.close();
            ObjectNode index = new ObjectMapper().createObjectNode();
            index.set("weight_map", sparse.map);
            Files.writeString(folder.resolve("model.safetensors.index.json"), index.toString());
        } catch (IOException e) {
            throw new LlamaException("cannot write " + folder + ": " + e.getMessage() + "; free space there", e);
        }
        return folder;
    }

    private String shard() {
        return String.format(Locale.ROOT, "model-%05d.safetensors", shards + 1);
    }

    private void add(String name, long[] shape) throws IOException {
        long bytes = Arrays.stream(shape).reduce(1, Math::multiplyExact) * WIDTH;
        if (size > 0 && size + bytes > SHARD) {
            close();
        }
        ObjectNode entry = header.putObject(name);
        entry.put("dtype", "BF16");
        Arrays.stream(shape).forEach(entry.putArray("shape")::add);
        entry.putArray("data_offsets").add(size).add(size + bytes);
        size += bytes;
        map.put(name, shard());
    }

    private void close() throws IOException {
        String text = header.toString();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        text += " ".repeat((int) ((ALIGNED - length % ALIGNED) % ALIGNED));
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + json.length).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(json.length).put(json).flip();
        try (FileChannel file = FileChannel.open(
                folder.resolve(shard()),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            file.write(head);
            // What lies before the last byte is a hole.
            file.write(ByteBuffer.allocate(1), Long.BYTES + json.length + size - 1);
        }
        shards++;
        header = new ObjectMapper().createObjectNode();
        size = 0;
    }
}
