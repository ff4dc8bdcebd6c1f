package org.readingroom.torch.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Calls a TorchScript method with arguments of any type, recorded for gradients.
 *
 * <p>DJL's own way with gradients reads the method and the lists out of the arrays' names, so that a weight named with a
 * dot would become a dictionary, and takes no numbers. The native method below it has no such trouble and is reached here.
 */
public final class ModuleCall {
    private static final MethodHandle RUN;
    private static final MethodHandle RESULT;
    private static final Object LIBRARY;

    static {
        try {
            Class<?> type = Class.forName("ai.djl.pytorch.jni.PyTorchLibrary");
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            LIBRARY = inside.findStaticGetter(type, "LIB", type).invoke();
            RUN = inside.findVirtual(
                    type,
                    "moduleRunMethod",
                    MethodType.methodType(
                            long.class, long.class, String.class, long[].class, boolean.class, boolean.class));
            RESULT = MethodHandles.privateLookupIn(IValue.class, MethodHandles.lookup())
                    .findConstructor(IValue.class, MethodType.methodType(void.class, long.class));
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private ModuleCall() {}

    /** Runs a method; its result, a tensor or a tuple or list of these, goes to the manager. */
    public static NDList run(PtSymbolBlock block, PtNDManager into, String method, Object... arguments) {
        IValue[] values = new IValue[arguments.length];
        long[] handles = new long[arguments.length];
        try {
            for (int i = 0; i < arguments.length; i++) {
                values[i] = value(arguments[i]);
                handles[i] = values[i].getHandle();
            }
            // As in training: a result of inference mode could not be part of a graph later on.
            long result = (long) RUN.invoke(LIBRARY, block.getHandle().longValue(), method, handles, true, false);
            try (IValue value = (IValue) RESULT.invoke(result)) {
                return value.isTensor() || value.isTuple() || value.isTensorList() || value.isList()
                        ? value.toNDList(into)
                        : new NDList();
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        } finally {
            for (IValue value : values) {
                if (value != null) {
                    value.close();
                }
            }
        }
    }

    private static IValue value(Object argument) {
        return switch (argument) {
            case PtNDArray array -> IValue.from(array);
            case NDList list ->
                IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
            case Integer number -> IValue.from(number.longValue());
            case Long number -> IValue.from(number.longValue());
            case Float number -> IValue.from(number.doubleValue());
            case Double number -> IValue.from(number.doubleValue());
            case Boolean truth -> IValue.from(truth.booleanValue());
            case String text -> IValue.from(text);
            case long[] numbers -> IValue.listFrom(numbers);
            case double[] numbers -> IValue.listFrom(numbers);
            case NDArray other -> throw new IllegalArgumentException("not a tensor of PyTorch: " + other.getClass());
            default -> throw new IllegalArgumentException("no argument of TorchScript: " + argument.getClass());
        };
    }
}
