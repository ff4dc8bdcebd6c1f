package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.config.TextConfig;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchScript;

/** Keys and values of the tokens so far, in room for a fixed number: (sequences, key-value heads, capacity, head width). */
final class KeyValueCache {
    private final Map<Integer, NDArray> keys = new HashMap<>();
    private final Map<Integer, NDArray> values = new HashMap<>();
    private final int capacity;
    private int used;

    KeyValueCache(
            TextConfig config,
            Precision precision,
            int sequences,
            int capacity,
            TorchScript script,
            TensorScope scope) {
        this.capacity = capacity;
        long[] shape = {sequences, config.keyValueHeads(), capacity, config.headWidth()};
        NDArray here = scope.zeros(1);
        for (int i = 0; i < config.layers(); i++) {
            if (!config.cross(i)) {
                keys.put(i, script.call(scope, "empty", shape, precision.type(), here));
                values.put(i, script.call(scope, "empty", shape, precision.type(), here));
            }
        }
    }

    NDArray keys(int layer) {
        return keys.get(layer);
    }

    NDArray values(int layer) {
        return values.get(layer);
    }

    /** Tokens so far. */
    int used() {
        return used;
    }

    void advance(int tokens) {
        used += tokens;
        if (used > capacity) {
            throw new LlamaException("a cache with room for " + capacity + " tokens was given " + used);
        }
    }
}
