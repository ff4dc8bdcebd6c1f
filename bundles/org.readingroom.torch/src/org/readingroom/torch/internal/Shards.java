package org.readingroom.torch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorEntry;
import org.readingroom.torch.TorchException;

/** The files that an index names, as one. */
public final class Shards implements Safetensors {
    private final Map<String, Safetensors> files = new TreeMap<>();
    private final Map<String, Safetensors> owners = new LinkedHashMap<>();
    private final Map<String, TensorEntry> entries = new LinkedHashMap<>();
    private final Map<String, String> metadata = new TreeMap<>();

    private Shards() {}

    /**
     * Opens an index and its files.
     *
     * @throws TorchException where a file is missing, or holds not just the tensors that the index says
     */
    public static Shards open(Path index) {
        Shards shards = new Shards();
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(index));
            JsonNode map = root.path("weight_map");
            if (!map.isObject()) {
                throw new TorchException(index + " has no weight_map; fetch it anew");
            }
            root.path("metadata")
                    .properties()
                    .forEach(e -> shards.metadata.put(e.getKey(), e.getValue().asText()));
            for (Map.Entry<String, JsonNode> entry : map.properties()) {
                shards.add(index, entry.getKey(), entry.getValue().asText());
            }
            shards.checkExtra(index);
            return shards;
        } catch (IOException e) {
            shards.close();
            throw new TorchException(index + " cannot be read: " + e, e);
        } catch (TorchException e) {
            shards.close();
            throw e;
        }
    }

    private void add(Path index, String tensor, String name) {
        if (!name.matches("[A-Za-z0-9._-]+") || name.startsWith(".")) {
            throw new TorchException(index + " names '" + name + "', which is no file of its folder");
        }
        Safetensors file = files.computeIfAbsent(name, n -> MappedTensors.open(index.resolveSibling(n)));
        TensorEntry entry = file.entries().get(tensor);
        if (entry == null) {
            throw new TorchException(index + " says that " + name + " holds " + tensor + ", and it does not");
        }
        entries.put(tensor, entry);
        owners.put(tensor, file);
    }

    private void checkExtra(Path index) {
        files.forEach((name, file) -> file.entries().keySet().forEach(tensor -> {
            if (owners.get(tensor) != file) {
                throw new TorchException(name + " holds " + tensor + ", which " + index + " places elsewhere or not");
            }
        }));
    }

    @Override
    public Map<String, TensorEntry> entries() {
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    @Override
    public ByteBuffer bytes(String name, long from, int length) {
        entry(name);
        return owners.get(name).bytes(name, from, length);
    }

    @Override
    public void close() {
        files.values().forEach(Safetensors::close);
    }
}
