package org.readingroom.llama.config;

import java.util.List;
import org.readingroom.llama.LlamaException;

/**
 * The vision part of a model: {@code vision_config}.
 *
 * @param hidden width of the states
 * @param layers of the first transformer
 * @param globalLayers of the second, gated one
 * @param heads attention heads
 * @param intermediate width of the MLP
 * @param imageSize side of a tile, in pixels
 * @param patchSize side of a patch, in pixels
 * @param channels of an image
 * @param maxTiles tiles of an image at most
 * @param normEpsilon of every layer norm
 * @param outputWidth width of what the projector takes: hidden times 1 and the captured layers
 * @param captured indices of the layers whose states join the output
 * @param ratios the canvases, (tiles high, tiles wide); an image's id is 1 and its canvas's index
 */
public record VisionConfig(
        int hidden,
        int layers,
        int globalLayers,
        int heads,
        int intermediate,
        int imageSize,
        int patchSize,
        int channels,
        int maxTiles,
        double normEpsilon,
        int outputWidth,
        List<Integer> captured,
        List<List<Integer>> ratios) {
    private static final int PATCHES_PADDED_TO = 8;

    public VisionConfig {
        captured = List.copyOf(captured);
        ratios = ratios.stream().map(List::copyOf).toList();
        if (hidden < 1
                || layers < 1
                || heads < 1
                || hidden % heads != 0
                || patchSize < 1
                || imageSize % patchSize != 0) {
            throw new LlamaException("config.json: a vision model of hidden_size " + hidden + ", " + layers
                    + " layers, " + heads + " heads, image_size " + imageSize + ", patch_size " + patchSize);
        }
        if (outputWidth != hidden * (1 + captured.size())) {
            throw new LlamaException("config.json: vision_output_dim " + outputWidth + " is not hidden_size " + hidden
                    + " times 1 + " + captured.size() + " intermediate layers");
        }
        final int last = layers;
        if (captured.stream().anyMatch(i -> i < 0 || i >= last)) {
            throw new LlamaException(
                    "config.json: intermediate_layers_indices " + captured + " of a model of " + layers + " layers");
        }
        final int most = maxTiles;
        if (ratios.isEmpty() || ratios.stream().anyMatch(r -> r.size() != 2 || r.get(0) * r.get(1) > most)) {
            throw new LlamaException(
                    "config.json: supported_aspect_ratios " + ratios + " with at most " + maxTiles + " tiles");
        }
        if (((imageSize / patchSize) * (imageSize / patchSize) + 1) % PATCHES_PADDED_TO == 0) {
            throw new LlamaException("config.json: tiles of " + imageSize + " pixels give a multiple of "
                    + PATCHES_PADDED_TO + " patches, for which no published model says how tiles are masked");
        }
    }

    /** Patches of a tile, its class embedding counted. */
    public int patches() {
        return (imageSize / patchSize) * (imageSize / patchSize) + 1;
    }

    /** Patches of a tile after padding to a multiple of 8. */
    public int paddedPatches() {
        return (patches() + PATCHES_PADDED_TO - 1) / PATCHES_PADDED_TO * PATCHES_PADDED_TO;
    }

    /** Width of a head. */
    public int headWidth() {
        return hidden / heads;
    }
}
