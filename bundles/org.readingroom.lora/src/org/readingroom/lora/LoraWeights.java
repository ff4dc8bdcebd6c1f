package org.readingroom.lora;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.readingroom.llama.model.LowRank;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.WeightInit;

/**
 * The numbers of an adapter while it is trained: for each module A (r, in) and B (out, r) in float32, leaves that ask for
 * gradients. Owns them. Used inside {@link TorchRuntime#call}.
 */
public final class LoraWeights implements AutoCloseable {
    /**
     * The matrices of a module.
     *
     * @param a (r, in)
     * @param b (out, r)
     */
    public record Pair(NDArray a, NDArray b) {}

    private final AdapterSettings settings;
    private final AdapterTargets targets;
    private final TensorScope scope;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();

    private LoraWeights(AdapterTargets targets, AdapterSettings settings, TensorScope scope) {
        this.targets = targets;
        this.settings = settings;
        this.scope = scope;
    }

    /**
     * The start of a training: A random, the same for a seed on every machine; B zeros, so that nothing is changed yet.
     */
    public static LoraWeights initial(
            AdapterTargets targets, AdapterSettings settings, long seed, TorchRuntime runtime) {
        WeightInit random = new WeightInit(seed);
        int r = settings.r();
        return build(targets, settings, runtime, (module, size) -> {
            float[] a = settings.start() == AdapterSettings.Start.GAUSSIAN
                    ? random.normal(module, 1.0 / r, r * size.in())
                    : random.weight(module, r, size.in());
            return new LowRank(a, new float[size.out() * r], r, settings.scale());
        });
    }

    /**
     * Given numbers.
     *
     * @param numbers of each target by its name; their scale is the settings'
     * @throws LoraException where one is missing or of another size
     */
    public static LoraWeights of(
            AdapterTargets targets, AdapterSettings settings, Map<String, LowRank> numbers, TorchRuntime runtime) {
        return build(targets, settings, runtime, (module, size) -> Optional.ofNullable(numbers.get(module))
                .filter(n -> n.rank() == settings.r() && n.in() == size.in() && n.out() == size.out())
                .orElseThrow(() -> new LoraException("the adapter has no matrices of rank " + settings.r() + " for "
                        + module + " of " + size.in() + " to " + size.out())));
    }

    private interface Numbers {
        LowRank of(String module, AdapterTargets.Size size);
    }

    private static LoraWeights build(
            AdapterTargets targets, AdapterSettings settings, TorchRuntime runtime, Numbers numbers) {
        LoraWeights weights = new LoraWeights(targets, settings, runtime.scope());
        try {
            runtime.run(() -> targets.modules().forEach((module, size) -> {
                LowRank n = numbers.of(module, size);
                NDArray a = weights.scope.of(n.a(), n.rank(), size.in());
                NDArray b = weights.scope.of(n.b(), size.out(), n.rank());
                a.setRequiresGradient(true);
                b.setRequiresGradient(true);
                weights.pairs.put(module, new Pair(a, b));
            }));
            return weights;
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    /** What the adapter is. */
    public AdapterSettings settings() {
        return settings;
    }

    /** The modules that it changes. */
    public AdapterTargets targets() {
        return targets;
    }

    /** The matrices of a module; none where it is not changed. */
    public Optional<Pair> pair(String module) {
        return Optional.ofNullable(pairs.get(module));
    }

    /** All matrices: {@code MODULE.lora_A.weight} and {@code MODULE.lora_B.weight}. */
    public Map<String, NDArray> tensors() {
        Map<String, NDArray> all = new LinkedHashMap<>();
        pairs.forEach((module, pair) -> {
            all.put(module + ".lora_A.weight", pair.a());
            all.put(module + ".lora_B.weight", pair.b());
        });
        return all;
    }

    /** A copy of the numbers as they are now, by module, for a model that reads with them. */
    public Map<String, LowRank> numbers() {
        Map<String, LowRank> all = new LinkedHashMap<>();
        Gradients.pause(() -> {
            pairs.forEach((module, pair) -> all.put(
                    module,
                    new LowRank(pair.a().toFloatArray(), pair.b().toFloatArray(), settings.r(), settings.scale())));
            return null;
        });
        return all;
    }

    /** Frees them. */
    @Override
    public void close() {
        scope.close();
    }
}
