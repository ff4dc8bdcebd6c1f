package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Weights;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.LoraWeights.Pair;
import org.readingroom.torch.TensorScope;

/**
 * A model's weights with the adapter beside them, or as leaves themselves; what of it is trained, and by which names.
 */
final class Trained implements AutoCloseable {
    private final Weights weights;
    private final Optional<LoraWeights> adapter;
    private final Map<String, long[]> shapes;
    private final TensorScope scope;
    private final Map<String, NDArray> parameters;

    Trained(LlamaModel model, TrainableSet set, TensorScope scope) {
        this.weights = model.weights();
        this.shapes = WeightShapes.of(model.config());
        this.scope = scope;
        switch (set) {
            case TrainableSet.Adapter(LoraWeights given) -> {
                check(given);
                adapter = Optional.of(given);
                parameters = given.tensors();
            }
            case TrainableSet.AllWeights all -> {
                if (weights.precision() != Precision.FP32 && weights.precision() != Precision.FP64) {
                    throw new LoraException("all weights of a model are trained in FP32; it is open in "
                            + weights.precision() + ": open it in FP32, or train an adapter");
                }
                adapter = Optional.empty();
                parameters = new LinkedHashMap<>();
                new TreeSet<>(weights.names()).forEach(name -> parameters.put(name, weights.get(name)));
                parameters.values().forEach(p -> p.setRequiresGradient(true));
            }
        }
    }

    private void check(LoraWeights given) {
        given.targets().modules().forEach((module, size) -> {
            long[] shape = shapes.get(module + ".weight");
            if (shape == null || shape[0] != size.out() || shape[1] != size.in()) {
                throw new LoraException("the adapter changes " + module + " of " + size.in() + " to " + size.out()
                        + ", which is not a linear module of this model");
            }
        });
    }

    /** What is trained, by name. */
    Map<String, NDArray> parameters() {
        return parameters;
    }

    /** Whether the model's own weights are trained. */
    boolean all() {
        return adapter.isEmpty();
    }

    /** Whether anything of the vision part is trained. */
    boolean vision() {
        return adapter.map(a -> a.targets().vision()).orElse(shapes.containsKey("vision_model.class_embedding"));
    }

    /** The share of inputs that is dropped. */
    double dropout() {
        return adapter.map(a -> a.settings().dropout()).orElse(0.0);
    }

    /** What an adapter's product is multiplied with. */
    double scale() {
        return adapter.map(a -> a.settings().scale()).orElse(1.0);
    }

    /** One tensor of the model. */
    NDArray get(String name) {
        return weights.get(name);
    }

    /** A layer. */
    LayerWeights layer(String prefix, String[] names, String[] modules) {
        NDList lora = new NDList();
        boolean changed = false;
        for (String module : modules) {
            Optional<Pair> pair = adapter.flatMap(a -> a.pair(prefix + module));
            changed |= pair.isPresent();
            Pair present = pair.orElseGet(() -> none(prefix + module));
            lora.add(present.a());
            lora.add(present.b());
        }
        return new LayerWeights(
                weights.list(prefix, names),
                weights.scales(prefix, names),
                changed ? lora : new NDList(),
                changed || all());
    }

    /** Matrices of rank 0, which change nothing. */
    private Pair none(String module) {
        long[] shape = shapes.get(module + ".weight");
        return new Pair(scope.zeros(0, shape[1]), scope.zeros(shape[0], 0));
    }

    @Override
    public void close() {
        if (all()) {
            parameters.values().forEach(p -> p.setRequiresGradient(false));
        }
    }
}
