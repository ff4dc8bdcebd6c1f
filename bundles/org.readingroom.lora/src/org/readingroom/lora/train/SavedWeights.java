package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.llama.model.Fusion;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.LoraException;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.SafetensorsWriter;

/** The weights of an open model as a file of a model folder, by the names of published checkpoints. */
public final class SavedWeights {
    private static final int NARROW_BITS = 16;

    private SavedWeights() {}

    /**
     * Writes them.
     *
     * @param model open in FP32
     * @param type F32, or BF16 with each number rounded to the nearest, ties to even
     * @throws LoraException where it cannot be written so
     */
    public static void write(LlamaModel model, ElementType type, Path file) {
        if (model.weights().precision() != Precision.FP32 || type != ElementType.F32 && type != ElementType.BF16) {
            throw new LoraException("weights are saved from FP32 as F32 or BF16, not from "
                    + model.weights().precision() + " as " + type);
        }
        Fusion fusion = new Fusion(model.config());
        SafetensorsWriter writer = new SafetensorsWriter();
        model.runtime().run(() -> {
            WeightShapes.of(model.config()).forEach((name, shape) -> {
                Fusion.Place place = fusion.places().get(name);
                NDArray whole = model.weights().get(place.tensor());
                int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
                int first = Math.toIntExact(place.first() * (size / Math.max(1, (int) shape[0])));
                float[] values = Arrays.copyOfRange(whole.toFloatArray(), first, first + size);
                if (type == ElementType.BF16) {
                    writer.add(name, type, narrow(values), shape);
                } else {
                    writer.add(name, values, shape);
                }
            });
            writer.write(file);
        });
    }

    private static ByteBuffer narrow(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            int bits = Float.floatToRawIntBits(value);
            int even = bits + 0x7fff + (bits >>> NARROW_BITS & 1);
            bytes.putShort((short) (even >>> NARROW_BITS));
        }
        return bytes.flip();
    }
}
