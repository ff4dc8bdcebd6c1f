package org.readingroom.cnn.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.readingroom.torch.TensorScope;

/**
 * Memory that samples are laid out in for a network, used again and again: one copy from Java's arrays to what PyTorch
 * reads.
 *
 * <p>A tensor over Java's memory is safe for gradients as long as that memory stays: it does, for this holds it, and it
 * is written anew only once the way back through the graph is done.
 */
final class InputBuffer {
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    /** Samples one after the other as a tensor, valid until the next call. */
    NDArray of(TensorScope scope, List<float[]> samples, long... shape) {
        int bytes = samples.stream().mapToInt(s -> s.length * Float.BYTES).sum();
        if (memory.capacity() < bytes) {
            memory = ByteBuffer.allocateDirect(bytes);
        }
        ByteBuffer part = memory.slice(0, bytes).order(ByteOrder.nativeOrder());
        FloatBuffer floats = part.asFloatBuffer();
        samples.forEach(floats::put);
        NDArray over = scope.manager().create(part, new Shape(shape), DataType.FLOAT32);
        return scope.device().isGpu() ? scope.copy(over) : over;
    }
}
