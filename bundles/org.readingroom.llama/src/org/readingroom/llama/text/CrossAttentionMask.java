package org.readingroom.llama.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which tokens of a sequence look at which of its images: each from its image token to the next one's, the last to the end;
 * images whose tokens are neighbours are all looked at for as long as the last of them. Tokens before the first image look
 * at none. Source: transformers' {@code get_cross_attention_token_mask}.
 */
public final class CrossAttentionMask {
    /**
     * The tokens that look at an image.
     *
     * @param start its image token's place
     * @param end exclusive
     */
    public record Span(int start, int end) {}

    private CrossAttentionMask() {}

    /** The span of each image, in order; empty where there is no image token. */
    public static List<Span> spans(long[] tokens, long imageToken) {
        int[] at = places(tokens, imageToken);
        Span[] spans = new Span[at.length];
        for (int i = 0; i < at.length; i++) {
            spans[i] = new Span(at[i], i + 1 < at.length ? at[i + 1] : tokens.length);
        }
        for (int i = at.length - 2; i >= 0; i--) {
            if (spans[i].end() == spans[i].start() + 1) {
                spans[i] = new Span(spans[i].start(), spans[i + 1].end());
            }
        }
        return new ArrayList<>(Arrays.asList(spans));
    }

    private static int[] places(long[] tokens, long imageToken) {
        return java.util.stream.IntStream.range(0, tokens.length)
                .filter(i -> tokens[i] == imageToken)
                .toArray();
    }

    /**
     * The mask of a sequence: (tokens, images, maxTiles), 1 where a token looks at a tile.
     *
     * @param tiles tiles of each image, as many as there are image tokens
     * @param images how many images the mask has room for
     */
    public static byte[] of(long[] tokens, long imageToken, int[] tiles, int images, int maxTiles) {
        List<Span> spans = spans(tokens, imageToken);
        byte[] mask = new byte[tokens.length * images * maxTiles];
        for (int i = 0; i < spans.size(); i++) {
            for (int t = spans.get(i).start(); t < spans.get(i).end(); t++) {
                Arrays.fill(mask, (t * images + i) * maxTiles, (t * images + i) * maxTiles + tiles[i], (byte) 1);
            }
        }
        return mask;
    }
}
