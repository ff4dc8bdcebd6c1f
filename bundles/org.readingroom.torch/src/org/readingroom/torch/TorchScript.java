package org.readingroom.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.readingroom.torch.internal.ModuleCall;
import org.readingroom.torch.internal.ScriptArchive;

/**
 * Functions written as TorchScript text and run by PyTorch, with gradients: any operation of ATen, no Python.
 *
 * <p>The text holds functions as methods of one class without parameters; weights are passed in:
 *
 * <pre>{@code
 * # Lines that start with a hash are left out.
 * def double(self, x: Tensor, n: int) -> Tensor:
 *   return torch.mul(x, n)
 *
 * def both(self, xs: List[Tensor]) -> Tuple[Tensor, Tensor]:
 *   return ((self).double(xs[0], 2), xs[1])
 * }</pre>
 *
 * <p>It is the dialect of PyTorch's own archives: {@code torch.NAME(...)} for operators, {@code (self).NAME(...)} for other
 * functions here, types {@code Tensor, int, float, bool, List[...], Optional[...], Tuple[...]}, element types as numbers
 * (float 6, double 7, bfloat16 15, int64 4).
 */
public final class TorchScript implements AutoCloseable {
    private final NDManager manager;
    private final PtSymbolBlock module;

    private TorchScript(NDManager manager, PtSymbolBlock module) {
        this.manager = manager;
        this.module = module;
    }

    /**
     * Loads functions.
     *
     * @throws TorchException with PyTorch's words where the text is at fault
     */
    static TorchScript load(String source, Device device) {
        NDManager manager = NDManager.newBaseManager(device, "PyTorch");
        try {
            byte[] archive = ScriptArchive.of(source);
            PtSymbolBlock module =
                    JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(archive), false, false);
            return new TorchScript(manager, module);
        } catch (IOException | RuntimeException e) {
            manager.close();
            throw new TorchException("TorchScript cannot be loaded: " + e.getMessage(), e);
        }
    }

    static String resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new TorchException("resource " + name + " beside " + beside.getName() + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new TorchException("resource " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Calls a function that returns one tensor. Inside {@link TorchRuntime#call}; recorded within {@link Gradients#record}.
     *
     * @param into owns the result
     * @param arguments tensors, {@link NDList}s, numbers, truth values, texts, {@code long[]} and {@code double[]}
     */
    public NDArray call(TensorScope into, String method, Object... arguments) {
        return callAll(into, method, arguments).singletonOrThrow();
    }

    /** Calls a function that returns several tensors, or none. */
    public NDList callAll(TensorScope into, String method, Object... arguments) {
        return ModuleCall.run(module, (PtNDManager) into.manager(), method, arguments);
    }

    /**
     * Calls a function with tensors, whose results belong to the first one's manager.
     *
     * @param grad whether the call is recorded
     */
    public NDList call(String method, NDList in, boolean grad) {
        Object[] arguments = in.toArray();
        PtNDManager into = (PtNDManager) in.get(0).getManager();
        return grad
                ? Gradients.record(() -> ModuleCall.run(module, into, method, arguments))
                : Gradients.pause(() -> ModuleCall.run(module, into, method, arguments));
    }

    /** Frees it; graphs that were recorded through it stay whole. */
    @Override
    public void close() {
        manager.close();
    }
}
