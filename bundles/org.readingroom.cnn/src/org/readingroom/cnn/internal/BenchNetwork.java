package org.readingroom.cnn.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.torch.AdamOptimizer;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** The network that is measured: one at a time, with weights by a formula that the peer's script knows too. */
final class BenchNetwork {
    static final double RATE = 1e-4;
    static final int THREADS = Runtime.getRuntime().availableProcessors();

    private TorchRuntime torch;
    private Network network;
    private AdamOptimizer optimiser;
    private Object owner;

    /** The network of a workload, made anew where another had it before. */
    Network of(Object workload, String kind, List<Integer> shape) {
        if (owner == workload) {
            return network;
        }
        if (network != null) {
            optimiser.close();
            network.close();
        }
        if (torch == null) {
            torch = TorchRuntime.open(new TorchSettings("cpu", THREADS));
        }
        Architecture a = kind.equals(Architecture.CLASSIFIER)
                ? Architecture.classifier(4, shape, List.of(8, 16), 128)
                : Architecture.segmenter(4, shape, List.of(16, 32), 64);
        network = Network.of(torch, a, weights(a));
        optimiser = new AdamOptimizer(torch, AdamSettings.adam(), network.weights());
        owner = workload;
        return network;
    }

    private static Map<String, float[]> weights(Architecture a) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        int phase = 0;
        for (Architecture.Layer layer : a.layers()) {
            double each = layer.size() / (double) layer.shape()[0];
            weights.put(layer.name() + ".weight", formula((int) layer.size(), 1 / Math.sqrt(each), phase++));
            weights.put(layer.name() + ".bias", formula((int) layer.bias(), 0.1, phase++));
        }
        return weights;
    }

    /** {@code scale * sin(0.7 i + phase)}. */
    static float[] formula(int count, double scale, double phase) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * Math.sin(0.7 * i + phase));
        }
        return values;
    }

    double gradientNorm() {
        return torch.call(optimiser::gradientNorm);
    }

    void step() {
        torch.run(() -> {
            optimiser.step(RATE);
            optimiser.zeroGradients();
        });
    }
}
