package org.readingroom.llama.parity;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.torch.TorchRuntime;

/**
 * Items of a pack that another bundle compares: {@code parity} asks every one that is published as a service. A pack is a
 * folder with a model, inputs and what another program made of them.
 */
public interface PackCheck {
    /** The items that it does, by the names that {@code parity} gives those that nobody does. */
    Set<String> items();

    /**
     * Compares what a pack holds of them. Inside {@link TorchRuntime#call}.
     *
     * @return none of an item that the pack does not hold
     * @throws org.readingroom.llama.LlamaException where the pack cannot be read
     */
    List<Finding> check(Path pack, TorchRuntime runtime, Monitor monitor);
}
