package org.readingroom.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An owner of tensors: closing it frees them.
 *
 * <p>Every tensor made here lies in memory of PyTorch's own. That matters: an array that DJL makes from a Java array, and
 * the hidden one inside {@code mul(Number)}, {@code div(Number)} and {@code pow(Number)}, point to Java memory, which the
 * next garbage collection frees while the graph of gradients still reads it. So, where gradients are recorded: constants
 * come from here, and no {@code Number} overload is called.
 */
public final class TensorScope implements AutoCloseable {
    private static final Set<TensorScope> OPEN = ConcurrentHashMap.newKeySet();
    private final NDManager manager;

    /** An owner round a manager, which it closes. */
    private TensorScope(NDManager manager) {
        this.manager = manager;
    }

    /** An owner of its own, which nothing else closes. */
    static TensorScope root(Device device) {
        TensorScope scope = new TensorScope(NDManager.newBaseManager(device, "PyTorch"));
        OPEN.add(scope);
        return scope;
    }

    /** How many owners that are not within another are open in this process: as many as before, once a study is closed. */
    public static int openScopes() {
        return OPEN.size();
    }

    /** DJL's manager, where the results of operations on this scope's tensors go. */
    public NDManager manager() {
        return manager;
    }

    /** The device that tensors are made on. */
    public Device device() {
        return manager.getDevice();
    }

    /** An owner within this one, closed with it at the latest. */
    public TensorScope inner() {
        return new TensorScope(manager.newSubManager());
    }

    /** Takes ownership of a tensor of another scope of the same device. */
    public NDArray adopt(NDArray array) {
        array.attach(manager);
        return array;
    }

    /** Zeros of float32. */
    public NDArray zeros(long... shape) {
        return manager.zeros(new Shape(shape), DataType.FLOAT32);
    }

    /** Ones of float32. */
    public NDArray ones(long... shape) {
        return manager.ones(new Shape(shape), DataType.FLOAT32);
    }

    /** One value of float32 everywhere; with no shape a scalar. */
    public NDArray full(float value, long... shape) {
        return manager.full(new Shape(shape), value, DataType.FLOAT32);
    }

    /** A copy of Java's values, row-major. */
    public NDArray of(float[] values, long... shape) {
        try (NDArray java = manager.create(values, new Shape(shape))) {
            return owned(java);
        }
    }

    /** A copy of Java's values, row-major. */
    public NDArray of(double[] values, long... shape) {
        try (NDArray java = manager.create(values, new Shape(shape))) {
            return owned(java);
        }
    }

    /** A copy of Java's values, row-major. */
    public NDArray of(long[] values, long... shape) {
        try (NDArray java = manager.create(values, new Shape(shape))) {
            return owned(java);
        }
    }

    /** A copy of Java's values, row-major. */
    public NDArray of(int[] values, long... shape) {
        try (NDArray java = manager.create(values, new Shape(shape))) {
            return owned(java);
        }
    }

    /** A copy of Java's bytes as uint8, row-major. */
    public NDArray of(byte[] values, long... shape) {
        try (NDArray java = manager.create(ByteBuffer.wrap(values), new Shape(shape), DataType.UINT8)) {
            return owned(java);
        }
    }

    /** A copy of a tensor, outside any graph. */
    public NDArray copy(NDArray array) {
        return owned(array);
    }

    /** The same memory outside the graph that made it, as the start of a new graph where {@code gradient}. */
    public NDArray detached(NDArray array, boolean gradient) {
        NDArray result = JniUtils.detachGradient((PtNDArray) array);
        result.attach(manager);
        result.setRequiresGradient(gradient);
        return result;
    }

    /** Whether this scope is still open. */
    public boolean open() {
        return manager.isOpen();
    }

    /** Frees its tensors and inner scopes. */
    @Override
    public void close() {
        OPEN.remove(this);
        manager.close();
    }

    /** Takes ownership of each. */
    public NDList adopt(NDList arrays) {
        arrays.attach(manager);
        return arrays;
    }

    private NDArray owned(NDArray array) {
        NDArray copy = array.duplicate();
        copy.attach(manager);
        return copy;
    }
}
