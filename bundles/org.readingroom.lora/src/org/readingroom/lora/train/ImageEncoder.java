package org.readingroom.lora.train;

import java.util.List;
import org.readingroom.api.Monitor;
import org.readingroom.torch.TensorScope;

/** Where the states of images come from. */
interface ImageEncoder extends AutoCloseable {
    /**
     * The states of images.
     *
     * @param images each once; at most one is absent
     * @param batchScope owns constants until the way back is gone
     */
    ImageSet encode(Tape tape, List<TrainingImage> images, TensorScope batchScope, Monitor monitor);

    @Override
    void close();
}
