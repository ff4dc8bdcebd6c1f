package org.readingroom.lora.internal.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.lora.LoraException;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.WeightInit;

/**
 * A folder with random weights in the architecture of Llama 3.2 Vision and 300 million parameters, in the element type that
 * published ones have; it has no tokenizer, for what it says means nothing.
 */
final class RandomMllama {
    /** Its image token, and its vocabulary. */
    static final int IMAGE = 24000;

    /** Side of a tile. */
    static final int SIDE = 224;

    static final String CONFIG = """
        {"architectures": ["MllamaForConditionalGeneration"], "model_type": "mllama", "image_token_index": 24000,
         "torch_dtype": "bfloat16", "tie_word_embeddings": false,
         "text_config": {"model_type": "mllama_text_model", "hidden_size": 1024, "num_hidden_layers": 18,
          "num_attention_heads": 16, "num_key_value_heads": 4, "intermediate_size": 2816, "vocab_size": 24000,
          "cross_attention_layers": [3, 8, 13], "hidden_act": "silu", "rms_norm_eps": 1e-05, "rope_theta": 500000.0,
          "rope_scaling": {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
           "original_max_position_embeddings": 8192},
          "max_position_embeddings": 131072, "bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0,
          "tie_word_embeddings": false},
         "vision_config": {"model_type": "mllama_vision_model", "hidden_size": 512, "num_hidden_layers": 8,
          "num_global_layers": 2, "attention_heads": 8, "intermediate_size": 2048, "image_size": 224, "patch_size": 14,
          "num_channels": 3, "max_num_tiles": 4, "norm_eps": 1e-05, "hidden_act": "gelu", "vision_output_dim": 1536,
          "intermediate_layers_indices": [2, 5],
          "supported_aspect_ratios": [[1, 1], [1, 2], [1, 3], [1, 4], [2, 1], [2, 2], [3, 1], [4, 1]]}}
        """;
    private static final double BOUND = 1.7;
    private static final int NARROW_BITS = 16;

    private RandomMllama() {}

    /** Writes one, and gives the folder back. */
    static Path write(Path folder) {
        WeightInit random = new WeightInit(1);
        SafetensorsWriter writer = new SafetensorsWriter();
        WeightShapes.of(ConfigReader.read(CONFIG)).forEach((name, shape) -> {
            int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
            boolean matrix = shape.length > 1;
            boolean embedding = name.contains("embedding.");
            float[] values =
                    random.uniform(name, matrix && !embedding ? BOUND / Math.sqrt(size / shape[0]) : 0.1, size);
            boolean one = name.matches(".*(norm|layernorm\\w*)\\.weight") || name.contains("gate");
            writer.add(name, ElementType.BF16, narrow(values, one && !matrix && !name.contains("proj") ? 1 : 0), shape);
        });
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.json"), CONFIG);
        } catch (IOException e) {
            throw new LoraException("cannot write " + folder + ": " + e.getMessage(), e);
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
