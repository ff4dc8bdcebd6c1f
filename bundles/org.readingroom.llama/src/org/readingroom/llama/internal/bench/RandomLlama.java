package org.readingroom.llama.internal.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.WeightInit;

/** A Llama folder with random weights in the shape of SmolLM2-135M; it has no tokenizer, for what it writes means nothing. */
final class RandomLlama {
    private static final String CONFIG = """
        {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 576, "intermediate_size": 1536,
         "num_hidden_layers": 30, "num_attention_heads": 9, "num_key_value_heads": 3, "vocab_size": 49152,
         "max_position_embeddings": 8192, "rms_norm_eps": 1e-05, "rope_theta": 100000.0, "hidden_act": "silu",
         "tie_word_embeddings": true, "bos_token_id": 1, "eos_token_id": 2, "torch_dtype": "bfloat16"}
        """;
    private static final double BOUND = 1.7;
    private static final int NARROW_BITS = 16;

    private RandomLlama() {}

    /** Writes one of 270 MB, in brain float, and gives the folder back. */
    static Path write(Path folder) {
        WeightInit random = new WeightInit(1);
        SafetensorsWriter writer = new SafetensorsWriter();
        WeightShapes.of(ConfigReader.read(CONFIG)).forEach((name, shape) -> {
            String stored = name.replaceFirst("^language_model\\.", "");
            int size = (int) java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact);
            float[] values = random.uniform(name, shape.length == 1 ? 0.1 : BOUND / Math.sqrt(shape[1]), size);
            writer.add(stored, ElementType.BF16, narrow(values, shape.length == 1 ? 1 : 0), shape);
        });
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.json"), CONFIG);
        } catch (IOException e) {
            throw new LlamaException("cannot write " + folder + ": " + e.getMessage(), e);
        }
        writer.write(folder.resolve("model.safetensors"));
        return folder;
    }

    private static ByteBuffer narrow(float[] values, float middle) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float v : values) {
            bytes.putShort((short) (Float.floatToRawIntBits(v + middle) >> NARROW_BITS));
        }
        return bytes.flip();
    }
}
