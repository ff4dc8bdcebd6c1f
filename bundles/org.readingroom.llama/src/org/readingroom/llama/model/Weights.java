package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Map;
import org.readingroom.llama.LlamaException;
import org.readingroom.torch.TensorScope;

/** A model's tensors as they are computed with, by the names of {@link Fusion}; owned by a scope, freed with it. */
public final class Weights implements AutoCloseable {
    private final TensorScope scope;
    private final Map<String, NDArray> tensors;
    private final Precision precision;

    Weights(TensorScope scope, Map<String, NDArray> tensors, Precision precision) {
        this.scope = scope;
        this.tensors = tensors;
        this.precision = precision;
    }

    /** The precision they are held in. */
    public Precision precision() {
        return precision;
    }

    /** The scope that owns them. */
    public TensorScope scope() {
        return scope;
    }

    /** One tensor. */
    public NDArray get(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new LlamaException("there is no tensor " + name + " among the model's " + tensors.size());
        }
        return tensor;
    }

    /** Whether there is one of a name. */
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /** Several, whose names begin alike. */
    public NDList list(String prefix, String... names) {
        NDList list = new NDList();
        for (String name : names) {
            list.add(get(prefix + name));
        }
        return list;
    }

    /** Frees them. */
    @Override
    public void close() {
        scope.close();
    }
}
