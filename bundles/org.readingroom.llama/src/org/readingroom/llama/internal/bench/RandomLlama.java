package org.readingroom.llama.internal.bench;

/** The configs of the random models that are measured. */
final class RandomLlama {
    /** In the shape of SmolLM2-135M. */
    static final String TEXT = """
        {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 576, "intermediate_size": 1536,
         "num_hidden_layers": 30, "num_attention_heads": 9, "num_key_value_heads": 3, "vocab_size": 49152,
         "max_position_embeddings": 8192, "rms_norm_eps": 1e-05, "rope_theta": 100000.0, "hidden_act": "silu",
         "tie_word_embeddings": true, "bos_token_id": 1, "eos_token_id": 2, "torch_dtype": "bfloat16"}
        """;

    /** The side of the tiles of {@link #VISION}. */
    static final int SIDE = 560;

    /** A Llama with vision of 460 million weights, 356 of them in the layers: tiles as large as the published models', fewer and narrower layers. */
    static final String VISION = """
        {"architectures": ["MllamaForConditionalGeneration"], "model_type": "mllama", "image_token_index": 32000,
         "torch_dtype": "bfloat16", "tie_word_embeddings": false,
         "text_config": {"model_type": "mllama_text_model", "hidden_size": 1024, "num_hidden_layers": 16,
          "num_attention_heads": 16, "num_key_value_heads": 4, "intermediate_size": 3584, "vocab_size": 32000,
          "cross_attention_layers": [3, 7, 11, 15], "hidden_act": "silu", "rms_norm_eps": 1e-05, "rope_theta": 500000.0,
          "rope_scaling": {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
           "original_max_position_embeddings": 8192},
          "max_position_embeddings": 131072, "bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0,
          "tie_word_embeddings": false},
         "vision_config": {"model_type": "mllama_vision_model", "hidden_size": 640, "num_hidden_layers": 24,
          "num_global_layers": 4, "attention_heads": 10, "intermediate_size": 2560, "image_size": 560, "patch_size": 14,
          "num_channels": 3, "max_num_tiles": 4, "norm_eps": 1e-05, "hidden_act": "gelu", "vision_output_dim": 2560,
          "intermediate_layers_indices": [5, 11, 17],
          "supported_aspect_ratios": [[1, 1], [1, 2], [1, 3], [1, 4], [2, 1], [2, 2], [3, 1], [4, 1]]}}
        """;

    /** One as small as can be, so that hundreds of answers take seconds. */
    static final String SMALL = """
        {"architectures": ["MllamaForConditionalGeneration"], "model_type": "mllama", "image_token_index": 256,
         "torch_dtype": "bfloat16", "tie_word_embeddings": false,
         "text_config": {"model_type": "mllama_text_model", "hidden_size": 64, "num_hidden_layers": 4,
          "num_attention_heads": 4, "num_key_value_heads": 2, "intermediate_size": 128, "vocab_size": 256,
          "cross_attention_layers": [1, 3], "hidden_act": "silu", "rms_norm_eps": 1e-05, "rope_theta": 500000.0,
          "max_position_embeddings": 4096, "bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0,
          "tie_word_embeddings": false},
         "vision_config": {"model_type": "mllama_vision_model", "hidden_size": 64, "num_hidden_layers": 4,
          "num_global_layers": 1, "attention_heads": 4, "intermediate_size": 128, "image_size": 112, "patch_size": 14,
          "num_channels": 3, "max_num_tiles": 4, "norm_eps": 1e-05, "hidden_act": "gelu", "vision_output_dim": 192,
          "intermediate_layers_indices": [1, 2],
          "supported_aspect_ratios": [[1, 1], [1, 2], [1, 3], [1, 4], [2, 1], [2, 2], [3, 1], [4, 1]]}}
        """;

    private RandomLlama() {}
}
