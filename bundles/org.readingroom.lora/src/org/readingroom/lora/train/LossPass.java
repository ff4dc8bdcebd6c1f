package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Arrays;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.TensorScope;

/**
 * From states to the loss and the gradient of the states: the head and the cross entropy of tokens that are learnt
 * only, and of some of them at a time, so that the logits of a whole batch are never there.
 */
final class LossPass {
    private static final int ROWS = 512;

    private final TextPass text;

    LossPass(TextPass text) {
        this.text = text;
    }

    /**
     * The loss; where the tape learns, gradients go all the way back.
     *
     * @param states (rows, length, width)
     */
    LossSum run(Tape tape, Value states, RowBatch batch, TensorScope batchScope, boolean learning) {
        long[] places = batch.learning();
        long[] targets = batch.targets();
        Value picked = text.pick(tape, states, batchScope.of(places, places.length));
        tape.done(states);
        NDList gradients = new NDList();
        double sum = 0;
        for (int first = 0; first < targets.length; first += ROWS) {
            int count = Math.min(ROWS, targets.length - first);
            long[] some = Arrays.copyOfRange(targets, first, first + count);
            sum += piece(picked.array, first, some, learning, gradients, batchScope);
        }
        if (learning) {
            NDArray gradient = gradients.size() == 1 ? gradients.get(0) : text.join(gradients, batchScope);
            tape.backward(picked, gradient);
        }
        return new LossSum(sum, targets.length);
    }

    private double piece(
            NDArray picked, int first, long[] targets, boolean learning, NDList gradients, TensorScope batchScope) {
        try (TensorScope work = batchScope.inner()) {
            NDArray expected = work.of(targets, targets.length);
            NDArray rows = text.piece(picked, first, targets.length, work);
            if (!learning) {
                return text.loss(rows, expected, work)
                        .toType(ai.djl.ndarray.types.DataType.FLOAT64, false)
                        .getDouble();
            }
            NDArray leaf = work.detached(rows, true);
            NDArray loss = Gradients.record(() -> text.loss(leaf, expected, work));
            Gradients.backward(loss);
            gradients.add(batchScope.adopt(leaf.getGradient()));
            return loss.toType(ai.djl.ndarray.types.DataType.FLOAT64, true).getDouble();
        }
    }
}
