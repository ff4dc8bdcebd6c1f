package org.readingroom.lora;

import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.LlamaConfig;

/** What is published of Llama-3.2-11B-Vision-Instruct: its sizes, no weights. */
public final class Published {
    private static final String CONFIG = """
        {"architectures": ["MllamaForConditionalGeneration"], "model_type": "mllama", "image_token_index": 128256,
         "torch_dtype": "bfloat16",
         "text_config": {"model_type": "mllama_text_model", "hidden_size": 4096, "num_hidden_layers": 40,
          "num_attention_heads": 32, "num_key_value_heads": 8, "intermediate_size": 14336, "vocab_size": 128256,
          "cross_attention_layers": [3, 8, 13, 18, 23, 28, 33, 38], "hidden_act": "silu", "rms_norm_eps": 1e-05,
          "max_position_embeddings": 131072, "rope_theta": 500000.0, "tie_word_embeddings": false,
          "rope_scaling": {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
           "original_max_position_embeddings": 8192},
          "bos_token_id": 128000, "eos_token_id": [128001, 128008, 128009], "pad_token_id": 128004},
         "vision_config": {"model_type": "mllama_vision_model", "hidden_size": 1280, "attention_heads": 16,
          "num_hidden_layers": 32, "num_global_layers": 8, "intermediate_size": 5120, "hidden_act": "gelu",
          "image_size": 560, "patch_size": 14, "num_channels": 3, "max_num_tiles": 4, "norm_eps": 1e-05,
          "vision_output_dim": 7680, "intermediate_layers_indices": [3, 7, 15, 23, 30],
          "supported_aspect_ratios": [[1, 1], [1, 2], [1, 3], [1, 4], [2, 1], [2, 2], [3, 1], [4, 1]]}}
        """;

    private Published() {}

    public static LlamaConfig config() {
        return ConfigReader.read(CONFIG);
    }
}
