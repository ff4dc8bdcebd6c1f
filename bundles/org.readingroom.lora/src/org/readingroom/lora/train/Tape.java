package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readingroom.lora.train.TuningOptions.Keeping;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.TensorScope;

/**
 * A forward pass in segments and the way back through them. Where everything is kept, PyTorch records it all. Otherwise
 * only the segments' outputs are: on the way back each segment is computed again, recorded this time, gone back through
 * and forgotten before the one before it (Chen et al. 2016), so that one segment's intermediate results are there at a
 * time.
 *
 * <p>Gradients of trained weights add up in these leaves themselves.
 */
final class Tape implements AutoCloseable {
    private final TensorScope scope;
    private final Keeping keeping;
    private final Functions functions;
    private final Dice dice;
    private final boolean learning;
    private final List<Value> values = new ArrayList<>();

    /**
     * An empty tape.
     *
     * @param scope is closed with it
     * @param learning whether there will be a way back
     */
    Tape(TensorScope scope, Keeping keeping, Functions functions, Dice dice, boolean learning) {
        this.scope = scope;
        this.keeping = keeping;
        this.functions = functions;
        this.dice = dice;
        this.learning = learning;
    }

    /** A tensor that no gradient comes back to; it stays its owner's. */
    Value constant(NDArray array) {
        return new Value(array, false, null, List.of());
    }

    /**
     * Computes a segment.
     *
     * @param trains whether weights that it uses are trained
     */
    Value run(boolean trains, Segment segment, Value... inputs) {
        boolean learns = learning && (trains || Arrays.stream(inputs).anyMatch(input -> input.learns));
        for (Value input : inputs) {
            input.needed |= learns;
        }
        dice.roll(values.size());
        NDArray out;
        if (learns && keeping == Keeping.ALL) {
            out = Gradients.record(() -> segment.run(arrays(inputs), scope));
        } else {
            try (TensorScope work = scope.inner()) {
                out = scope.adopt(segment.run(fetched(List.of(inputs), work), work));
            }
        }
        Value value = new Value(out, learns, segment, List.of(inputs));
        values.add(value);
        return value;
    }

    /**
     * Says that a value is not needed any more on the way forward: it is freed, or where the way back needs it kept, in
     * the host's memory where that is asked for.
     */
    void done(Value value) {
        if (value.segment == null) {
            return;
        }
        if (!value.learns && !value.needed) {
            value.array.close();
        } else if (keeping == Keeping.LAYERS_ON_HOST) {
            NDArray host = functions.text().call(scope, "to_host", value.array);
            if (host != value.array) {
                value.array.close();
            }
            value.array = host;
            value.onHost = true;
        }
    }

    /** The share of inputs that is dropped: none where nothing is learnt. */
    double dropped(double share) {
        return learning ? share : 0;
    }

    private static NDList arrays(Value[] inputs) {
        NDList list = new NDList();
        for (Value input : inputs) {
            list.add(input.array);
        }
        return list;
    }

    private NDList fetched(List<Value> inputs, TensorScope work) {
        NDList list = new NDList();
        for (Value input : inputs) {
            list.add(fetched(input, work));
        }
        return list;
    }

    private NDArray fetched(Value value, TensorScope work) {
        if (!value.onHost) {
            return value.array;
        }
        try (NDArray here = work.zeros(1)) {
            return functions.text().call(work, "to_device_of", value.array, here);
        }
    }

    /**
     * Goes back from a value to all trained weights before it; the tape is empty after.
     *
     * @param gradient that arrives at it, of its shape; stays its owner's
     */
    void backward(Value from, NDArray gradient) {
        if (!from.learns) {
            return;
        }
        if (keeping == Keeping.ALL) {
            Gradients.backward(from.array, gradient, false);
            return;
        }
        from.gradient = scope.detached(gradient, false);
        for (int i = values.size() - 1; i >= 0; i--) {
            Value value = values.get(i);
            if (value.gradient != null) {
                dice.roll(i);
                back(value);
                value.gradient.close();
                value.gradient = null;
            }
            value.array.close();
            value.array = null;
        }
        values.clear();
    }

    private void back(Value value) {
        try (TensorScope work = scope.inner()) {
            List<Value> inputs = value.inputs;
            NDList leaves = new NDList();
            for (Value input : inputs) {
                NDArray array = fetched(input, work);
                leaves.add(input.learns ? work.detached(array, true) : array);
            }
            NDArray out = Gradients.record(() -> value.segment.run(leaves, work));
            Gradients.backward(out, value.gradient, false);
            for (int i = 0; i < inputs.size(); i++) {
                if (inputs.get(i).learns) {
                    collect(inputs.get(i), leaves.get(i).getGradient());
                }
            }
        }
    }

    private void collect(Value input, NDArray gradient) {
        if (input.gradient == null) {
            input.gradient = scope.adopt(gradient);
            return;
        }
        NDArray sum = functions.text().call(scope, "sum_of", input.gradient, gradient);
        gradient.close();
        input.gradient.close();
        input.gradient = sum;
    }

    /** Frees it. */
    @Override
    public void close() {
        scope.close();
    }
}
