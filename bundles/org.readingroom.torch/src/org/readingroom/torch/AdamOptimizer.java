package org.readingroom.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam and AdamW as PyTorch computes them, in place and one call for all parameters. DJL's own differs: it does not scale
 * epsilon by the correction of the bias.
 *
 * <p>With gradient g, at the t-th step: m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g²; the parameter goes down by
 * rate / (1 - b1^t) * m / (sqrt(v) / sqrt(1 - b2^t) + epsilon). AdamW first multiplies it by 1 - rate * decay; Adam adds
 * decay times the parameter to g. Source: {@code torch/optim/adam.py}, {@code _single_tensor_adam}.
 *
 * <p>Used inside {@link TorchRuntime#call}.
 */
public final class AdamOptimizer implements AutoCloseable {
    private final AdamSettings settings;
    private final Map<String, NDArray> parameters;
    private final Map<String, NDArray> means = new LinkedHashMap<>();
    private final Map<String, NDArray> squares = new LinkedHashMap<>();
    private final TorchScript script;
    private final TensorScope own;
    private long steps;

    /**
     * An optimiser that has done no step.
     *
     * @param parameters leaves that ask for gradients, by name; the names are kept in checkpoints
     */
    public AdamOptimizer(TorchRuntime torch, AdamSettings settings, Map<String, NDArray> parameters) {
        this.settings = settings;
        this.parameters = new LinkedHashMap<>(parameters);
        script = torch.script(AdamOptimizer.class, "optimizer.torchscript");
        own = torch.scope();
        torch.run(() -> this.parameters.forEach((name, p) -> {
            means.put(name, own.adopt(p.zerosLike()));
            squares.put(name, own.adopt(p.zerosLike()));
        }));
    }

    /** Steps done. */
    public long steps() {
        return steps;
    }

    /** Changes the parameters by their gradients. */
    public void step(double rate) {
        steps++;
        double correction1 = 1 - Math.pow(settings.beta1(), steps);
        double correction2 = 1 - Math.pow(settings.beta2(), steps);
        Gradients.pause(() -> withGradients(gradients -> script.callAll(
                own,
                "adam",
                new NDList(parameters.values()),
                gradients,
                new NDList(means.values()),
                new NDList(squares.values()),
                rate,
                settings.weightDecay(),
                settings.decoupled(),
                settings.beta1(),
                settings.beta2(),
                settings.epsilon(),
                rate / correction1,
                Math.sqrt(correction2))));
    }

    /**
     * Scales all gradients so that their norm, as one vector, is at most {@code limit}.
     *
     * @return the norm before; not a number where a gradient is none
     */
    public double clipGradients(double limit) {
        return Gradients.pause(() -> withGradients(gradients -> {
            try (NDArray norm = script.call(own, "clip", gradients, limit)) {
                return (double) norm.getFloat();
            }
        }));
    }

    /** The norm of all gradients as one vector. */
    public double gradientNorm() {
        return Gradients.pause(() -> withGradients(gradients -> {
            try (NDArray norm = script.call(own, "norm", gradients)) {
                return (double) norm.getFloat();
            }
        }));
    }

    /** Sets the gradients to zero. */
    public void zeroGradients() {
        Gradients.zero(List.copyOf(parameters.values()));
    }

    /** The tensors that a resumed training needs, by name: {@code mean.NAME} and {@code square.NAME}. */
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        means.forEach((name, m) -> state.put("mean." + name, m));
        squares.forEach((name, v) -> state.put("square." + name, v));
        return state;
    }

    /**
     * Goes on from a state.
     *
     * @param prefix what stands before its names in the file
     * @param steps steps done until then
     * @throws TorchException where a tensor is missing or of another shape
     */
    public void restore(Safetensors from, String prefix, long steps) {
        state().forEach((name, array) -> Parameters.fill(array, from, prefix + name));
        this.steps = steps;
    }

    /** Frees the state, not the parameters. */
    @Override
    public void close() {
        own.close();
        script.close();
    }

    private interface OnGradients<T> {
        T with(NDList gradients);
    }

    private <T> T withGradients(OnGradients<T> work) {
        NDList gradients = new NDList(parameters.size());
        try {
            parameters.values().forEach(p -> gradients.add(p.getGradient()));
            return work.with(gradients);
        } finally {
            gradients.close();
        }
    }
}
