package org.readingroom.llama;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.WeightInit;

/**
 * A model folder of random weights in the shape of a config, for measurements: in brain float, of sizes that keep states from
 * growing or dying. It has no tokenizer, for what it writes means nothing.
 */
public final class RandomFolder {
    private static final double BOUND = 1.7;
    private static final double SMALL = 0.1;
    private static final int NARROW_BITS = 16;

    private RandomFolder() {}

    /**
     * Writes one, the same for the same config.
     *
     * @param config the text of its config.json
     * @return the folder
     */
    public static Path write(String config, Path folder) {
        WeightInit random = new WeightInit(1);
        SafetensorsWriter writer = new SafetensorsWriter();
        boolean vision = ConfigReader.read(config).vision().isPresent();
        WeightShapes.of(ConfigReader.read(config)).forEach((name, shape) -> {
            String stored = vision ? name : name.replaceFirst("^language_model\\.", "");
            writer.add(stored, ElementType.BF16, () -> narrow(values(name, shape, random), one(name, shape)), shape);
        });
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.json"), config);
        } catch (IOException e) {
            throw new LlamaException("cannot write " + folder + ": " + e.getMessage() + "; free space there", e);
        }
        writer.write(folder.resolve("model.safetensors"));
        return folder;
    }

    private static float[] values(String name, long[] shape, WeightInit random) {
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        boolean matrix = shape.length > 1 && !name.contains("embedding.");
        return random.uniform(name, matrix ? BOUND / Math.sqrt(size / (double) shape[0]) : SMALL, size);
    }

    /** What values lie round: 1 for the weights of norms and for gates, else 0. */
    private static float one(String name, long[] shape) {
        return shape.length < 2 && name.matches(".*((norm|layernorm\\w*)\\.weight|gate|gate_attn|gate_ffn)") ? 1 : 0;
    }

    private static ByteBuffer narrow(float[] values, float middle) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float v : values) {
            bytes.putShort((short) (Float.floatToRawIntBits(v + middle) >> NARROW_BITS));
        }
        return bytes.flip();
    }
}
