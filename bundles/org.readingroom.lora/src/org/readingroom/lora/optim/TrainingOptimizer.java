package org.readingroom.lora.optim;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.readingroom.torch.Safetensors;

/** Changes parameters by their gradients, in place. Used inside {@link org.readingroom.torch.TorchRuntime#call}. */
public interface TrainingOptimizer extends AutoCloseable {
    /** Does a step at a learning rate; gradients stay as they are. */
    void step(double rate);

    /** Steps done. */
    long steps();

    /** The tensors that a resumed training needs, by name. */
    Map<String, NDArray> state();

    /**
     * Goes on from a state.
     *
     * @param prefix what stands before its names in the file
     * @param steps steps done until then
     */
    void restore(Safetensors from, String prefix, long steps);

    /** Frees the state, not the parameters. */
    @Override
    void close();
}
