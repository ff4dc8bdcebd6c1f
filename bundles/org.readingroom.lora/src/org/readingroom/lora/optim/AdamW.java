package org.readingroom.lora.optim;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.readingroom.torch.AdamOptimizer;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchRuntime;

/** AdamW with state in float32, as PyTorch computes it: {@link AdamOptimizer}. */
public final class AdamW implements TrainingOptimizer {
    private final AdamOptimizer adam;

    /**
     * An optimiser that has done no step.
     *
     * @param parameters leaves that ask for gradients, by name
     */
    public AdamW(TorchRuntime torch, AdamSettings settings, Map<String, NDArray> parameters) {
        this.adam = new AdamOptimizer(torch, settings, parameters);
    }

    @Override
    public void step(double rate) {
        adam.step(rate);
    }

    @Override
    public long steps() {
        return adam.steps();
    }

    @Override
    public Map<String, NDArray> state() {
        return adam.state();
    }

    @Override
    public void restore(Safetensors from, String prefix, long steps) {
        adam.restore(from, prefix, steps);
    }

    @Override
    public void close() {
        adam.close();
    }
}
