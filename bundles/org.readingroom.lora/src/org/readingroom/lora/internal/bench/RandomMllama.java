package org.readingroom.lora.internal.bench;

import java.nio.file.Path;
import org.readingroom.llama.RandomFolder;

/**
 * A folder with random weights in the architecture of Llama 3.2 Vision and 300 million parameters, in the element type
 * that published ones have; it has no tokenizer, for what it says means nothing.
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

    private RandomMllama() {}

    /** Writes one, and gives the folder back. */
    static Path write(Path folder) {
        return RandomFolder.write(CONFIG, folder);
    }
}
