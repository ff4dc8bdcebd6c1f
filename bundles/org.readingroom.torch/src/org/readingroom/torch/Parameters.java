package org.readingroom.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/** Values of parameters, changed in place. */
public final class Parameters {
    private static final String COPY = """
        def copy(self, to: Tensor, source: Tensor) -> Tensor:
          return torch.detach(torch.copy_(to, source))
        """;

    private Parameters() {}

    /** Loaded with the first use; it has no tensors of its own and serves all devices. */
    private static final class Copy {
        private static final TorchScript SCRIPT = TorchScript.load(COPY, Device.cpu());
    }

    /**
     * Copies a file's tensor into one that is there, bit by bit. Inside {@link TorchRuntime#call}; not between a recorded
     * operation and its way back.
     *
     * @param name its name in the file
     * @throws TorchException where the file has none of that name, or it has another type or shape
     */
    public static void fill(NDArray array, Safetensors from, String name) {
        check(array, from.entry(name));
        // DJL's own set() would make the tensor point into the mapped file.
        Gradients.pause(() -> {
            try (TensorScope scope = TensorScope.root(array.getDevice())) {
                return Copy.SCRIPT.callAll(scope, "copy", array, from.read(name, scope));
            }
        });
    }

    private static void check(NDArray array, TensorEntry entry) {
        boolean fits = entry.elementType() == ElementType.of(array.getDataType())
                && Arrays.equals(entry.extents(), array.getShape().getShape());
        if (!fits) {
            throw new TorchException("tensor " + entry.name() + " is " + entry.type() + " " + entry.shape()
                    + " in the file, and " + ElementType.of(array.getDataType()) + " " + array.getShape() + " here");
        }
    }
}
