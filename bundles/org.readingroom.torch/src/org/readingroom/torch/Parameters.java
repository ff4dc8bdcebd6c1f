package org.readingroom.torch;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/** Values of parameters, changed in place. */
public final class Parameters {
    private Parameters() {}

    /**
     * Copies a file's tensor into one that is there, bit by bit.
     *
     * @throws TorchException where the file has none of that name, or it has another type or shape
     */
    public static void fill(NDArray array, Safetensors from, String name) {
        TensorEntry entry = from.entry(name);
        boolean fits = entry.elementType() == ElementType.of(array.getDataType())
                && Arrays.equals(entry.extents(), array.getShape().getShape());
        if (!fits) {
            throw new TorchException("tensor " + name + " is " + entry.type() + " " + entry.shape()
                    + " in the file, and " + ElementType.of(array.getDataType()) + " " + array.getShape() + " here");
        }
        Gradients.pause(() -> {
            array.set(from.bytes(name));
            return null;
        });
    }
}
