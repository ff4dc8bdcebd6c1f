package org.readingroom.llama.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.llama.Golden;

/** Who looks at which image, against the golden pack's masks. */
class CrossAttentionMaskTest {
    @Test
    void spansEndAtTheNextImage() {
        assertEquals(
                List.of(new CrossAttentionMask.Span(3, 5), new CrossAttentionMask.Span(5, 12)),
                CrossAttentionMask.spans(new long[] {1, 20, 21, 99, 22, 99, 23, 24, 25, 26, 27, 28}, 99));
    }

    @Test
    void neighboursAreSeenTogether() {
        assertEquals(
                List.of(
                        new CrossAttentionMask.Span(0, 4),
                        new CrossAttentionMask.Span(1, 4),
                        new CrossAttentionMask.Span(2, 4)),
                CrossAttentionMask.spans(new long[] {9, 9, 9, 1}, 9));
    }

    @Test
    void theGoldenMasksAreOurs() {
        Golden inputs = Golden.of("inputs.safetensors");
        long[] ids = inputs.longs("input_ids");
        long[] theirs = inputs.longs("cross_attention_mask");
        int[][] tiles = {{2}, {1, 4}};
        for (int b = 0; b < 2; b++) {
            long[] own = java.util.Arrays.copyOfRange(ids, b * 12, b * 12 + 12);
            byte[] ours = CrossAttentionMask.of(own, 128, tiles[b], 2, 4);
            long[] wide = new long[ours.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = ours[i];
            }
            assertArrayEquals(java.util.Arrays.copyOfRange(theirs, b * 96, b * 96 + 96), wide);
        }
    }
}
