package org.readingroom.lora.train;

import java.util.List;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.lora.LoraException;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;

/**
 * A training in progress: gradients of some rows, and a step of the optimiser by them, again and again. Used by one thread at
 * a time, from anywhere; every method enters PyTorch by itself.
 *
 * <p>Loss is the sum over learnt tokens of the window, from one step to the next, divided by how many there are in it; so a
 * window gives the same step however it is cut into micro-batches, but for rounding.
 */
public final class TuningSession implements AutoCloseable {
    private TuningSession() {}

    /**
     * Begins a training.
     *
     * @param model stays its owner's and must stay open; where all weights are trained, they are changed in place
     * @throws LoraException where the set does not fit the model
     */
    public static TuningSession open(LlamaModel model, TrainableSet set, TuningOptions options) {
        throw new LoraException("not there yet");
    }

    /**
     * Adds the gradients of some rows, computed together.
     *
     * @param rows all with images or all without; padded to the longest
     * @return their loss
     * @throws LoraException where rows do not fit together, none of their tokens is learnt or the loss is not a number; the
     *     trained weights are as before then, but the window is to be begun anew with {@link #discard}
     */
    public LossSum accumulate(List<TrainingRow> rows, Monitor monitor) {
        throw new LoraException("not there yet");
    }

    /** The loss of some rows, without gradients and without dropout. */
    public LossSum loss(List<TrainingRow> rows, Monitor monitor) {
        throw new LoraException("not there yet");
    }

    /**
     * Changes the trained weights by the gradients of the window, and begins the next one.
     *
     * @param rate the learning rate
     * @throws LoraException where the gradient is not a number, or a group of modules that is meant to learn has none: the
     *     weights are as before
     */
    public StepReport step(double rate) {
        throw new LoraException("not there yet");
    }

    /** Forgets the gradients since the last step. */
    public void discard() {
        throw new LoraException("not there yet");
    }

    /** Steps done. */
    public long steps() {
        throw new LoraException("not there yet");
    }

    /**
     * Adds everything that a training goes on from, bit by bit, to a file: trained weights and the optimiser's state. Call
     * it between a step and the first rows of the next window.
     *
     * @param prefix what stands before the tensors' names
     */
    public void save(SafetensorsWriter writer, String prefix) {
        throw new LoraException("not there yet");
    }

    /**
     * Goes on from a file.
     *
     * @throws org.readingroom.torch.TorchException where a tensor is missing or of another shape
     */
    public void restore(Safetensors from, String prefix) {
        throw new LoraException("not there yet");
    }

    /** Frees gradients, state and kept images; not the model, nor the adapter. */
    @Override
    public void close() {}
}
