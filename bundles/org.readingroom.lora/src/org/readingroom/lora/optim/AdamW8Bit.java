package org.readingroom.lora.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.readingroom.llama.quant.DynamicMap;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.Parameters;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchScript;

/**
 * AdamW whose state is held in 8 bits (Dettmers et al. 2022), step by step as bitsandbytes' {@code AdamW8bit}: in
 * blocks of {@value #BLOCK}, each number is a code of a fixed table times its block's largest magnitude. A step decodes
 * the state, updates it, changes the parameter by the state as it is before it is coded again, and shrinks the
 * parameter then. An element whose gradient is not finite is left as it is, its state set to 0.
 *
 * <p>Parameters of fewer than {@value #SMALL} elements keep their state in float32, as bitsandbytes has it too; see
 * {@link AdamW}.
 */
public final class AdamW8Bit implements TrainingOptimizer {
    private static final int BLOCK = 256;
    private static final int SMALL = 4096;

    private record State(NDArray codes1, NDArray codes2, NDArray largest1, NDArray largest2) {}

    private final AdamSettings settings;
    private final Map<String, NDArray> large = new LinkedHashMap<>();
    private final Map<String, State> states = new LinkedHashMap<>();
    private final AdamW small;
    private final TensorScope own;
    private final TorchScript script;
    private final NDList signed;
    private final NDList unsigned;
    private long steps;

    /**
     * An optimiser that has done no step.
     *
     * @param settings whose decay is decoupled
     * @param parameters leaves that ask for gradients, by name, in float32
     */
    public AdamW8Bit(TorchRuntime torch, AdamSettings settings, Map<String, NDArray> parameters) {
        this.settings = settings;
        this.own = torch.scope();
        this.script = torch.script(AdamW8Bit.class, "adamw8.torchscript");
        Map<String, NDArray> rest = new LinkedHashMap<>();
        parameters.forEach((name, p) -> (p.size() < SMALL ? rest : large).put(name, p));
        this.small = new AdamW(torch, settings, rest);
        this.signed = torch.call(() -> table(DynamicMap.values()));
        this.unsigned = torch.call(() -> table(DynamicMap.unsignedValues()));
        torch.run(() -> large.forEach((name, p) -> states.put(name, fresh(p.size()))));
    }

    private State fresh(long size) {
        int blocks = Math.toIntExact((size + BLOCK - 1) / BLOCK);
        return new State(
                own.of(new byte[blocks * BLOCK], blocks, BLOCK),
                own.of(new byte[blocks * BLOCK], blocks, BLOCK),
                own.zeros(blocks),
                own.zeros(blocks));
    }

    /**
     * A table and the bounds between its numbers. The search of bitsandbytes ends at an even code and goes on to a
     * neighbour only beyond the middle between them, so that a number right in the middle gets the even code.
     */
    private NDList table(float[] numbers) {
        float[] bounds = new float[numbers.length - 1];
        for (int i = 0; i < bounds.length; i++) {
            float middle = (numbers[i] + numbers[i + 1]) * 0.5f;
            bounds[i] = i % 2 == 0 ? middle : Math.nextDown(middle);
        }
        return new NDList(own.of(numbers, numbers.length), own.of(bounds, bounds.length));
    }

    @Override
    public void step(double rate) {
        steps++;
        small.step(rate);
        double root2 = Math.sqrt(1 - Math.pow(settings.beta2(), steps));
        double stepSize = rate * root2 / (1 - Math.pow(settings.beta1(), steps));
        double shrink = 1 - rate * settings.weightDecay();
        Gradients.pause(() -> {
            large.forEach((name, p) -> one(p, states.get(name), stepSize, root2, shrink));
            return null;
        });
    }

    private void one(NDArray parameter, State s, double stepSize, double root2, double shrink) {
        Gradients.of(
                parameter,
                gradient -> script.callAll(
                        own,
                        "adam",
                        parameter,
                        gradient,
                        s.codes1(),
                        s.codes2(),
                        s.largest1(),
                        s.largest2(),
                        signed.get(0),
                        signed.get(1),
                        unsigned.get(0),
                        unsigned.get(1),
                        settings.beta1(),
                        settings.beta2(),
                        settings.epsilon(),
                        stepSize,
                        root2,
                        shrink));
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> all = new LinkedHashMap<>(small.state());
        states.forEach((name, s) -> {
            all.put("mean8." + name, s.codes1());
            all.put("square8." + name, s.codes2());
            all.put("mean8.largest." + name, s.largest1());
            all.put("square8.largest." + name, s.largest2());
        });
        return all;
    }

    @Override
    public void restore(Safetensors from, String prefix, long steps) {
        small.restore(from, prefix, steps);
        Map<String, NDArray> of32 = small.state();
        state().forEach((name, array) -> {
            if (!of32.containsKey(name)) {
                Parameters.fill(array, from, prefix + name);
            }
        });
        this.steps = steps;
    }

    @Override
    public void close() {
        small.close();
        own.close();
        script.close();
    }
}
