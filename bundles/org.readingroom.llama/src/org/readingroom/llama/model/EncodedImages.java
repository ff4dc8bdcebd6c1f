package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.readingroom.torch.TensorScope;

/**
 * The images of one sequence as the cross layers look at them: computed once, used for every prompt and repeat.
 *
 * @param scope owns the tensors
 * @param keys of each cross layer: (1, key-value heads, images x tiles x patches, head width)
 * @param values of each cross layer, the same shape
 * @param tiles tiles that are there, of each image
 */
public record EncodedImages(TensorScope scope, List<NDArray> keys, List<NDArray> values, int[] tiles)
        implements AutoCloseable {
    /** Bytes held, for elements of a width. */
    public long bytes(int elementBytes) {
        return keys.stream()
                .mapToLong(k -> k.getShape().size() * elementBytes * 2)
                .sum();
    }

    @Override
    public void close() {
        scope.close();
    }
}
