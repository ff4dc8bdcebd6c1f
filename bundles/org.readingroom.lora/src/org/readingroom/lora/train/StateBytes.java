package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.readingroom.llama.model.Precision;
import org.readingroom.torch.TensorScope;

/**
 * States as bytes, little-endian, bit for bit: in the width that the model has them in. Brain float goes by way of
 * float32, of which it is the upper half: DJL has no such type.
 */
record StateBytes(Functions functions, Precision precision) {
    private static final int HALF = 16;

    /** The bytes of states. */
    byte[] of(NDArray states, TensorScope work) {
        if (precision.bytes() != Short.BYTES) {
            return states.toByteArray();
        }
        float[] wide = functions
                .text()
                .call(work, "cast", states, Precision.FP32.type())
                .toFloatArray();
        byte[] bytes = new byte[Short.BYTES * wide.length];
        ShortBuffer narrow =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        for (float value : wide) {
            narrow.put((short) (Float.floatToRawIntBits(value) >>> HALF));
        }
        return bytes;
    }

    /**
     * States, (tokens, width), from their bytes.
     *
     * @param work owns them
     */
    NDArray states(byte[] bytes, int tokens, TensorScope work) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.length / precision.bytes();
        if (precision == Precision.FP64) {
            double[] values = new double[count];
            buffer.asDoubleBuffer().get(values);
            return work.of(values, tokens, count / tokens);
        }
        float[] values = new float[count];
        if (precision.bytes() == Float.BYTES) {
            buffer.asFloatBuffer().get(values);
            return work.of(values, tokens, count / tokens);
        }
        for (int i = 0; i < count; i++) {
            values[i] = Float.intBitsToFloat(buffer.getShort(Short.BYTES * i) << HALF);
        }
        return functions.text().call(work, "cast", work.of(values, tokens, count / tokens), precision.type());
    }
}
