package org.readingroom.cnn.internal;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.model.ModelException;

/**
 * The layers of one of the two networks, in the order of its text, with the names that PyTorch would give them.
 *
 * <p>Input is (N, channels, slices, rows, columns). On the way down each convolution is 3x3x3, stride 1, padding 1,
 * followed by ReLU and a maximum over 2x2x2, which rounds an odd extent down.
 *
 * <p><b>Classifier:</b> the voxels that are left go through a fully connected layer with ReLU to one logit (N).
 *
 * <p><b>Segmenter:</b> a convolution at the bottom, then for each pooling a transposed convolution of 2x2x2 and stride 2
 * with ReLU, then 1x1x1 to one logit a voxel (N, slices, rows, columns). The study does not tell the kernels of the way
 * up nor of the last layer, nor how 95 slices come back from two poolings. Here each extent is padded at its end with
 * zeros to the next multiple of 2 to the power of the poolings (95 to 96) and the output is cropped by as much. Output
 * padding in its place would make the last three of 95 slices depend on biases alone.
 *
 * <p>That is the study's {@link Wiring#PLAIN}; the other wirings change what the layers after the convolutions take.
 *
 * @param kind {@code classifier} or {@code segmenter}
 * @param channels volumes of a case
 * @param shape slices, rows, columns
 * @param filters of the convolutions on the way down
 * @param width of the fully connected layer, or filters of the convolution at the bottom
 * @param wiring plain or max for a classifier, plain or skip for a segmenter
 * @param layers in order, each with a weight and a bias
 */
record Architecture(
        String kind,
        int channels,
        List<Integer> shape,
        List<Integer> filters,
        int width,
        Wiring wiring,
        List<Layer> layers) {
    static final String CLASSIFIER = "classifier";
    static final String SEGMENTER = "segmenter";

    /**
     * One layer.
     *
     * @param name such as {@code conv1}
     * @param weight shape of its weight
     * @param bias length of its bias
     */
    record Layer(String name, List<Long> weight, long bias) {
        /** The shape of its weight. */
        long[] shape() {
            return weight.stream().mapToLong(Long::longValue).toArray();
        }

        /** How many numbers the weight has. */
        long size() {
            return weight.stream().reduce(1L, (a, b) -> a * b);
        }
    }

    /** The network of a kind. */
    static Architecture of(
            String kind, int channels, List<Integer> shape, List<Integer> filters, int width, Wiring wiring) {
        return kind.equals(CLASSIFIER)
                ? classifier(channels, shape, filters, width, wiring)
                : segmenter(channels, shape, filters, width, wiring);
    }

    /** The study's classifier. */
    static Architecture classifier(int channels, List<Integer> shape, List<Integer> filters, int hidden) {
        return classifier(channels, shape, filters, hidden, Wiring.PLAIN);
    }

    /** The study's segmenter. */
    static Architecture segmenter(int channels, List<Integer> shape, List<Integer> filters, int bottleneck) {
        return segmenter(channels, shape, filters, bottleneck, Wiring.PLAIN);
    }

    private static Architecture classifier(
            int channels, List<Integer> shape, List<Integer> filters, int hidden, Wiring wiring) {
        List<Layer> layers = new ArrayList<>(down(channels, filters));
        long maps = filters.get(filters.size() - 1);
        long voxels = 1;
        for (int extent : shape) {
            voxels *= extent >> filters.size();
        }
        if (voxels == 0) {
            throw new ModelException("prepared cases of " + shape + " are too small for " + filters.size()
                    + " poolings by 2; give the study's input a larger shape, or the model fewer filters");
        }
        long left = wiring == Wiring.MAX ? maps : maps * voxels;
        layers.add(new Layer("fc1", List.of((long) hidden, left), hidden));
        layers.add(new Layer("fc2", List.of(1L, (long) hidden), 1));
        return new Architecture(CLASSIFIER, channels, shape, filters, hidden, wiring, layers);
    }

    private static Architecture segmenter(
            int channels, List<Integer> shape, List<Integer> filters, int bottleneck, Wiring wiring) {
        List<Layer> layers = new ArrayList<>(down(channels, filters));
        int levels = filters.size();
        layers.add(convolution("conv" + (levels + 1), filters.get(levels - 1), bottleneck));
        long in = bottleneck;
        for (int i = levels - 1; i >= 0; i--) {
            long out = filters.get(i);
            layers.add(new Layer("up" + (levels - i), List.of(in, out, 2L, 2L, 2L), out));
            in = wiring == Wiring.SKIP ? 2 * out : out;
        }
        layers.add(new Layer("head", List.of(1L, in, 1L, 1L, 1L), 1));
        return new Architecture(SEGMENTER, channels, shape, filters, bottleneck, wiring, layers);
    }

    private static List<Layer> down(int channels, List<Integer> filters) {
        List<Layer> layers = new ArrayList<>();
        int in = channels;
        for (int i = 0; i < filters.size(); i++) {
            layers.add(convolution("conv" + (i + 1), in, filters.get(i)));
            in = filters.get(i);
        }
        return layers;
    }

    private static Layer convolution(String name, long in, long out) {
        return new Layer(name, List.of(out, in, 3L, 3L, 3L), out);
    }

    /** Names of weights and biases in the order that the networks' text takes them. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Layer layer : layers) {
            names.add(layer.name() + ".weight");
            names.add(layer.name() + ".bias");
        }
        return names;
    }

    /** Voxels of one volume. */
    int voxels() {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    /** Numbers that a network of this kind has. */
    long size() {
        return layers.stream().mapToLong(l -> l.size() + l.bias()).sum();
    }

    /** Refuses a list of filters that makes no network. */
    static void requireFilters(List<Integer> filters) {
        if (filters.isEmpty() || filters.stream().anyMatch(f -> f < 1)) {
            throw new IllegalArgumentException("filters: at least one number, each 1 or more, not " + filters);
        }
    }
}
