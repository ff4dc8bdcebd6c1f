package org.readingroom.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Recording of operations, and the way back through them. Inside {@link TorchRuntime#call}. */
public final class Gradients {
    private Gradients() {}

    /** Does work whose operations are recorded where an input asks for gradients. Nests. */
    public static <T> T record(Supplier<T> work) {
        return inMode(true, work);
    }

    /** Does work that is not recorded, within work that is. */
    public static <T> T pause(Supplier<T> work) {
        return inMode(false, work);
    }

    private static <T> T inMode(boolean on, Supplier<T> work) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(on);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /**
     * Adds the gradients of {@code out} to those of the leaves it was made from.
     *
     * @param upstream the gradient that arrives at {@code out}, of its shape
     * @param keepGraph whether it will be gone back through again
     */
    public static void backward(NDArray out, NDArray upstream, boolean keepGraph) {
        JniUtils.backward((PtNDArray) out, (PtNDArray) upstream, keepGraph, false);
    }

    /** As {@link #backward(NDArray, NDArray, boolean)} from a scalar, with gradient 1; the graph is freed. */
    public static void backward(NDArray loss) {
        try (NDArray one = loss.getManager().ones(loss.getShape(), loss.getDataType())) {
            backward(loss, one, false);
        }
    }

    /** Looks at the gradient of a leaf, whose handle is closed after; zeros where none arrived yet. */
    public static <T> T of(NDArray leaf, Function<NDArray, T> look) {
        try (NDArray gradient = leaf.getGradient()) {
            return look.apply(gradient);
        }
    }

    /** The gradient of a leaf as Java's values, row-major. */
    public static float[] values(NDArray leaf) {
        return of(leaf, NDArray::toFloatArray);
    }

    /** Sets the gradients of leaves to zero. */
    public static void zero(List<NDArray> leaves) {
        leaves.forEach(leaf -> JniUtils.zeroGrad((PtNDArray) leaf));
    }
}
