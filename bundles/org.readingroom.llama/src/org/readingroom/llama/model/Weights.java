package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.quant.Nf4;
import org.readingroom.torch.TensorScope;

/** A model's tensors as they are computed with, by the names of {@link Fusion}; owned by a scope, freed with it. */
public final class Weights implements AutoCloseable {
    private final TensorScope scope;
    private final Map<String, NDArray> tensors;
    private final Precision precision;

    /** Of the tensors in NF4: the scales of their blocks. */
    private final Map<String, NDArray> scales;

    private final Optional<NDArray> pairs;
    private final NDArray none;
    private Optional<AdapterTensors> adapter = Optional.empty();

    Weights(TensorScope scope, Map<String, NDArray> tensors, Map<String, NDArray> scales, Precision precision) {
        this.scope = scope;
        this.tensors = tensors;
        this.scales = scales;
        this.precision = precision;
        this.pairs = scales.isEmpty() ? Optional.empty() : Optional.of(scope.of(Nf4.pairs(), 256, 2));
        this.none = scope.zeros(0);
    }

    /** The precision they are held in. */
    public Precision precision() {
        return precision;
    }

    /** The scope that owns them. */
    public TensorScope scope() {
        return scope;
    }

    /** The names of all. */
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
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

    /** What {@code linear.torchscript} asks for beside {@link #list}: nothing where none of these is in NF4. */
    public NDList scales(String prefix, String... names) {
        NDList list = new NDList();
        if (Arrays.stream(names).anyMatch(n -> scales.containsKey(prefix + n))) {
            list.add(pairs.orElseThrow());
            for (String name : names) {
                list.add(scales.getOrDefault(prefix + name, none));
            }
        }
        return list;
    }

    /** What {@code linear.torchscript} asks for beside {@link #list}: nothing where no adapter changes any of these. */
    NDList changes(String prefix, String... names) {
        return adapter.map(a -> a.list(prefix, names, none)).orElseGet(NDList::new);
    }

    /** Puts an adapter in the place of the one before. */
    void adapt(Optional<AdapterTensors> next) {
        adapter.ifPresent(AdapterTensors::close);
        adapter = next;
    }

    /** Bytes that are held. */
    public long bytes() {
        long all = 0;
        for (Map.Entry<String, NDArray> e : tensors.entrySet()) {
            boolean packed = scales.containsKey(e.getKey());
            all += e.getValue().getShape().size() * (packed ? 1 : precision.bytes());
        }
        for (NDArray s : scales.values()) {
            all += s.getShape().size() * Float.BYTES;
        }
        return all;
    }

    /** Frees them. */
    @Override
    public void close() {
        adapt(Optional.empty());
        scope.close();
    }
}
