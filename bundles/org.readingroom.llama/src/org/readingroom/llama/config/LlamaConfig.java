package org.readingroom.llama.config;

import java.util.Optional;
import org.readingroom.llama.LlamaException;

/**
 * What a model is: {@code config.json} of a model folder in the layout of Hugging Face.
 *
 * @param text the language part
 * @param vision the vision part; empty for a Llama without vision
 * @param imageToken the token that stands for an image; -1 without vision
 * @param storedType the type of the stored weights as the file says it, such as {@code bfloat16}
 * @param quantised whether the folder's linear weights are stored as NF4 of bitsandbytes
 */
public record LlamaConfig(
        TextConfig text, Optional<VisionConfig> vision, int imageToken, String storedType, boolean quantised) {
    public LlamaConfig {
        if (vision.isPresent() != !text.crossLayers().isEmpty()) {
            throw new LlamaException(
                    "config.json: a model has both a vision part and cross-attention layers, or neither");
        }
        if (vision.isPresent() && imageToken < 0) {
            throw new LlamaException("config.json: a vision model names its image_token_index");
        }
    }

    /** Rows of the embedding: a vision model has 8 beyond the vocabulary, the image token among them. */
    public int embeddings() {
        return text.vocabulary() + (vision.isPresent() ? 8 : 0);
    }
}
