package org.readingroom.llama.config;

import java.util.List;
import java.util.Optional;
import org.readingroom.llama.LlamaException;

/**
 * The language part of a model: {@code text_config} of Llama 3.2 Vision, or the whole config of a Llama without vision.
 *
 * @param hidden width of the states
 * @param layers self and cross layers together
 * @param heads attention heads
 * @param keyValueHeads heads of keys and values; each serves {@code heads / keyValueHeads} consecutive heads
 * @param headWidth width of a head
 * @param intermediate width of the MLP
 * @param vocabulary rows of {@code lm_head}; an embedding of a vision model has 8 more
 * @param normEpsilon of every RMS norm
 * @param ropeTheta base of the rotary frequencies
 * @param ropeScaling how they are stretched, where they are
 * @param crossLayers indices of the layers that look at images, ascending; empty where there is no vision
 * @param tied whether the head is the embedding
 * @param beginToken begins every text
 * @param endTokens each ends an answer
 * @param padToken fills short sequences
 * @param maxPositions the longest sequence, in tokens
 */
public record TextConfig(
        int hidden,
        int layers,
        int heads,
        int keyValueHeads,
        int headWidth,
        int intermediate,
        int vocabulary,
        double normEpsilon,
        double ropeTheta,
        Optional<RopeScaling> ropeScaling,
        List<Integer> crossLayers,
        boolean tied,
        int beginToken,
        List<Integer> endTokens,
        int padToken,
        int maxPositions) {
    public TextConfig {
        crossLayers = List.copyOf(crossLayers);
        endTokens = List.copyOf(endTokens);
        if (hidden < 1 || layers < 1 || heads < 1 || keyValueHeads < 1 || headWidth < 2 || vocabulary < 2) {
            throw new LlamaException("config.json: a text model of hidden_size " + hidden + ", " + layers + " layers, "
                    + heads + " heads of " + headWidth + ", " + keyValueHeads + " key-value heads, vocabulary "
                    + vocabulary);
        }
        if (heads % keyValueHeads != 0) {
            throw new LlamaException("config.json: num_attention_heads " + heads
                    + " is no multiple of num_key_value_heads " + keyValueHeads);
        }
        if (headWidth % 2 != 0) {
            throw new LlamaException("config.json: a head of " + headWidth + " cannot be rotated; it must be even");
        }
        for (int i = 0; i < crossLayers.size(); i++) {
            if (crossLayers.get(i) < (i == 0 ? 0 : crossLayers.get(i - 1) + 1) || crossLayers.get(i) >= layers) {
                throw new LlamaException("config.json: cross_attention_layers " + crossLayers + " must ascend within "
                        + layers + " layers");
            }
        }
    }

    /** Whether a layer looks at images. */
    public boolean cross(int layer) {
        return crossLayers.contains(layer);
    }

    /** Rotary frequencies, scaled: one for each pair of a head's components. */
    public double[] frequencies() {
        double[] all = new double[headWidth / 2];
        for (int i = 0; i < all.length; i++) {
            double f = Math.pow(ropeTheta, -2.0 * i / headWidth);
            all[i] = ropeScaling.isPresent() ? ropeScaling.get().scaled(f) : f;
        }
        return all;
    }
}
