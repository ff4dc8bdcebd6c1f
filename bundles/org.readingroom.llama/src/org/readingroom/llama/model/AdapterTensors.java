package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.llama.LlamaException;
import org.readingroom.torch.TensorScope;

/**
 * Low-rank changes of linear weights as they are computed with: one pair of matrices for each tensor that is kept, in
 * the model's element type, beside the weights and never added to them. Where several weights lie in one tensor, so do
 * their changes: the A below one another, each B in the rows of its own weight and the columns of its own A.
 */
final class AdapterTensors implements AutoCloseable {
    private static final String WEIGHT = ".weight";

    private final TensorScope scope;
    private final Map<String, NDList> pairs = new HashMap<>();

    /**
     * Makes the tensors.
     *
     * @param changes by the name within of the module, such as {@code language_model.model.layers.0.mlp.up_proj}
     * @param shapes of the model's tensors
     * @throws LlamaException where there is no such linear weight, or it is of another shape
     */
    AdapterTensors(
            Map<String, LowRank> changes,
            Map<String, long[]> shapes,
            Fusion fusion,
            Casting casting,
            TensorScope scope) {
        this.scope = scope;
        Map<String, List<Placed>> byTensor = new TreeMap<>();
        new TreeMap<>(changes).forEach((module, change) -> {
            check(module, change, shapes);
            Fusion.Place place = fusion.places().get(module + WEIGHT);
            byTensor.computeIfAbsent(place.tensor(), t -> new ArrayList<>()).add(new Placed(change, place.first()));
        });
        byTensor.forEach((tensor, placed) ->
                pairs.put(tensor, joined(placed, fusion.kept().get(tensor), casting)));
    }

    private record Placed(LowRank change, long first) {}

    private static void check(String module, LowRank change, Map<String, long[]> shapes) {
        long[] shape = shapes.get(module + WEIGHT);
        if (shape == null || !WeightLoader.linear(module + WEIGHT)) {
            throw new LlamaException("the adapter changes " + module + ", which is no linear layer of this model");
        }
        if (change.out() != shape[0] || change.in() != shape[1]) {
            throw new LlamaException("the adapter changes " + module + " as a weight of [" + change.out() + ", "
                    + change.in() + "], which is of " + Arrays.toString(shape) + " in this model");
        }
    }

    private NDList joined(List<Placed> placed, long[] whole, Casting casting) {
        int rank = placed.stream().mapToInt(p -> p.change().rank()).sum();
        int out = (int) whole[0];
        int in = (int) whole[1];
        float[] a = new float[rank * in];
        float[] b = new float[out * rank];
        int column = 0;
        for (Placed p : placed) {
            LowRank c = p.change();
            System.arraycopy(c.a(), 0, a, column * in, c.a().length);
            for (int row = 0; row < c.out(); row++) {
                for (int k = 0; k < c.rank(); k++) {
                    float value = (float) (c.b()[row * c.rank() + k] * c.scale());
                    b[((int) p.first() + row) * rank + column + k] = value;
                }
            }
            column += c.rank();
        }
        return new NDList(casting.of(scope, a, rank, in), casting.of(scope, b, out, rank));
    }

    /** What {@code linear.torchscript} asks for: A and B of each tensor, empty ones where it is not changed. */
    NDList list(String prefix, String[] names, NDArray none) {
        NDList list = new NDList();
        if (Arrays.stream(names).anyMatch(n -> pairs.containsKey(prefix + n))) {
            for (String name : names) {
                list.addAll(pairs.getOrDefault(prefix + name, new NDList(none, none)));
            }
        }
        return list;
    }

    @Override
    public void close() {
        scope.close();
    }
}
