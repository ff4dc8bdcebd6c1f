package org.readingroom.llama.internal.parity;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.llama.config.WeightNames;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.llama.parity.Finding;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;

/**
 * Logits with the pack's adapter, whose alpha is its rank: all its matrices read, none added to a weight. Expected are the
 * {@code logits} of {@code golden_lora_grads.safetensors}, of the variant that Llama was trained as.
 */
final class AdapterCheck {
    static final String ADAPTER = "adapter_model.safetensors";
    static final String EXPECTED = "golden_lora_grads.safetensors";

    private static final String BEFORE = "base_model.model.";
    private static final String A = ".lora_A.weight";
    private static final double LOGITS = 2e-4;

    private final Pack pack;
    private final TorchRuntime runtime;
    private final Monitor monitor;

    AdapterCheck(Pack pack, TorchRuntime runtime, Monitor monitor) {
        this.pack = pack;
        this.runtime = runtime;
        this.monitor = monitor;
    }

    List<Finding> all() {
        if (!pack.has(ADAPTER) || !pack.has(EXPECTED, "logits")) {
            return List.of();
        }
        try (OpenPack open = new OpenPack(pack, Variant.DEFAULT, Precision.FP32, runtime, monitor);
                TensorScope scope = runtime.scope()) {
            open.model().adapt(changes());
            List<EncodedImages> images = open.encodeAll(monitor);
            try (Passage passage = open.model().passage(pack.batch(), images, 0)) {
                NDArray states = passage.begin(scope, monitor, (i, x) -> {});
                double[] ours = Difference.values(passage.logits(states, scope));
                double off = Difference.absolute(pack.numbers(EXPECTED, "logits"), ours);
                return List.of(Finding.of("adapter logits", "A f32", off, LOGITS, "absolute"));
            } finally {
                images.forEach(EncodedImages::close);
            }
        }
    }

    private Map<String, LowRank> changes() {
        Map<String, LowRank> all = new HashMap<>();
        Safetensors file = pack.file(ADAPTER);
        for (String name : file.names()) {
            if (name.startsWith(BEFORE) && name.endsWith(A)) {
                String module = name.substring(BEFORE.length(), name.length() - A.length());
                float[] b = file.floats(name.replace(A, ".lora_B.weight"));
                int rank = (int) file.entry(name).extents()[0];
                all.put(
                        WeightNames.canonical(module, pack.config().vision().isPresent()),
                        new LowRank(file.floats(name), b, rank, 1));
            }
        }
        return all;
    }
}
