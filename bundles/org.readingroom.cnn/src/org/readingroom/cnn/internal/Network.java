package org.readingroom.cnn.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.model.ModelException;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.Parameters;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchScript;
import org.readingroom.torch.WeightInit;

/** A network with its weights on a device. Samples go in and numbers come out as Java's arrays. */
final class Network implements AutoCloseable {
    private final TorchRuntime torch;
    private final Architecture architecture;
    private final TorchScript script;
    private final TensorScope own;
    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final InputBuffer voxelMemory = new InputBuffer();
    private final InputBuffer targetMemory = new InputBuffer();

    private Network(TorchRuntime torch, Architecture architecture) {
        this.torch = torch;
        this.architecture = architecture;
        script = torch.script(Network.class, "networks.torchscript");
        own = torch.scope();
    }

    /** A network that has learnt nothing: weights distributed as PyTorch's defaults are, from a seed. */
    static Network initial(TorchRuntime torch, Architecture architecture, long seed) {
        WeightInit init = new WeightInit(seed);
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Architecture.Layer layer : architecture.layers()) {
            long[] shape = layer.shape();
            String weight = layer.name() + ".weight";
            String bias = layer.name() + ".bias";
            values.put(weight, init.weight(weight, shape));
            values.put(bias, init.bias(bias, Math.toIntExact(layer.bias()), shape));
        }
        return of(torch, architecture, values);
    }

    /** A network with weights given, row-major, by name. */
    static Network of(TorchRuntime torch, Architecture architecture, Map<String, float[]> values) {
        Network network = new Network(torch, architecture);
        torch.run(() -> {
            for (Architecture.Layer layer : architecture.layers()) {
                network.put(layer.name() + ".weight", values, layer.shape());
                network.put(layer.name() + ".bias", values, layer.bias());
            }
        });
        return network;
    }

    /** A network with the weights of a file. */
    static Network load(TorchRuntime torch, Architecture architecture, Path file) {
        try (Safetensors from = Safetensors.open(file)) {
            Map<String, float[]> values = new LinkedHashMap<>();
            architecture.names().forEach(name -> values.put(name, from.floats(name)));
            return of(torch, architecture, values);
        }
    }

    private void put(String name, Map<String, float[]> values, long... shape) {
        float[] given = values.get(name);
        if (given.length != new Shape(shape).size()) {
            own.close();
            script.close();
            throw new ModelException("weight " + name + " has " + given.length + " numbers, and this network's "
                    + new Shape(shape).size() + "; give the settings that it was trained with");
        }
        NDArray made = own.of(given, shape);
        made.setRequiresGradient(true);
        weights.put(name, made);
    }

    /** Takes the weights of a file, bit by bit; {@code prefix} stands before their names there. */
    void read(Safetensors from, String prefix) {
        torch.run(() -> weights.forEach((name, w) -> Parameters.fill(w, from, prefix + name)));
    }

    /** Writes the weights. */
    void write(Path file) {
        SafetensorsWriter writer = new SafetensorsWriter().metadata("readingroom.network", architecture.kind());
        weights.forEach(writer::add);
        torch.run(() -> writer.write(file));
    }

    /** The weights by name, in the order of the layers. */
    Map<String, NDArray> weights() {
        return weights;
    }

    /**
     * Adds to the weights' gradients those of some samples of a batch.
     *
     * @param voxels of each sample
     * @param targets of each sample
     * @param batch samples of the whole batch, whose mean loss the gradients are of
     * @return each sample's loss
     */
    float[] addGradients(List<float[]> voxels, List<float[]> targets, Loss loss, int batch) {
        return addGradients(voxels, targets, loss, batch, () -> {});
    }

    /** As the other, with something done between the way forward and the way back: for tests of what must outlive that. */
    float[] addGradients(List<float[]> voxels, List<float[]> targets, Loss loss, int batch, Runnable between) {
        return torch.call(() -> {
            try (TensorScope scope = torch.scope()) {
                NDArray x = input(scope, voxels);
                NDArray y = target(scope, targets);
                NDArray losses = Gradients.record(
                        () -> script.call(scope, architecture.kind() + "_loss", x, y, list(), wiring(), loss.suffix()));
                between.run();
                Gradients.backward(losses, scope.full(1f / batch, voxels.size()), false);
                return losses.toFloatArray();
            }
        });
    }

    /** The probabilities of one sample, and its loss. */
    Judged judge(float[] voxels, float[] target, Loss loss) {
        return torch.call(() -> {
            try (TensorScope scope = torch.scope()) {
                NDArray x = input(scope, List.of(voxels));
                NDArray y = target(scope, List.of(target));
                NDList both = Gradients.pause(() ->
                        script.callAll(scope, architecture.kind() + "_judge", x, y, list(), wiring(), loss.suffix()));
                return new Judged(both.get(0).toFloatArray(), both.get(1).toFloatArray()[0]);
            }
        });
    }

    /** The probabilities of one sample: one, or one a voxel. */
    float[] read(float[] voxels) {
        return torch.call(() -> {
            try (TensorScope scope = torch.scope()) {
                NDArray x = input(scope, List.of(voxels));
                return Gradients.pause(() -> script.call(scope, architecture.kind() + "_read", x, list(), wiring()))
                        .toFloatArray();
            }
        });
    }

    /** What a network says of a sample, and how far that is from the truth. */
    record Judged(float[] probabilities, double loss) {}

    private NDList list() {
        return new NDList(weights.values());
    }

    private String wiring() {
        return architecture.wiring().word();
    }

    private NDArray input(TensorScope scope, List<float[]> samples) {
        List<Integer> s = architecture.shape();
        return voxelMemory.of(scope, samples, samples.size(), architecture.channels(), s.get(0), s.get(1), s.get(2));
    }

    private NDArray target(TensorScope scope, List<float[]> samples) {
        List<Integer> s = architecture.shape();
        return samples.get(0).length == 1
                ? targetMemory.of(scope, samples, samples.size())
                : targetMemory.of(scope, samples, samples.size(), s.get(0), s.get(1), s.get(2));
    }

    /** Frees the weights. */
    @Override
    public void close() {
        own.close();
        script.close();
    }
}
