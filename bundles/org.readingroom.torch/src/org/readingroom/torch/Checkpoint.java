package org.readingroom.torch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole checkpoint, opened.
 *
 * @param file where it lies
 * @param step the step after which it was written
 * @param state what else was saved: epoch, seeds, best value
 * @param tensors its tensors; closed with this
 * @param damaged the later ones that could not be used, and why, a sentence each; to be shown
 */
public record Checkpoint(Path file, long step, ObjectNode state, Safetensors tensors, List<String> damaged)
        implements AutoCloseable {
    public Checkpoint {
        damaged = List.copyOf(damaged);
    }

    @Override
    public void close() {
        tensors.close();
    }
}
