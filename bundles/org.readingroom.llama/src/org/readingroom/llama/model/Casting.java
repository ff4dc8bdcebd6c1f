package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchScript;

/** Java's values as tensors of a model's element type. */
public final class Casting {
    private final TorchScript script;
    private final Precision precision;

    Casting(TorchScript script, Precision precision) {
        this.script = script;
        this.precision = precision;
    }

    /** A tensor of the model's type, row-major. */
    public NDArray of(TensorScope scope, float[] values, long... shape) {
        NDArray single = scope.of(values, shape);
        return precision.type() == Precision.FP32.type() ? single : to(scope, single);
    }

    /** A tensor of the model's type, row-major. */
    public NDArray of(TensorScope scope, double[] values, long... shape) {
        return to(scope, scope.of(values, shape));
    }

    private NDArray to(TensorScope scope, NDArray array) {
        NDArray cast = script.call(scope, "cast", array, precision.type());
        if (cast != array) {
            array.close();
        }
        return cast;
    }

    /** The least number of the model's type, for additive masks. */
    public double least() {
        return precision == Precision.FP64 ? -Double.MAX_VALUE : -3.3895313892515355e38;
    }
}
