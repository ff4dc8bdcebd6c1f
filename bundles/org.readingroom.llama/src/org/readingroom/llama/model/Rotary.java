package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import org.readingroom.llama.config.TextConfig;
import org.readingroom.torch.TensorScope;

/** Rotary positions: cosines and sines of position times frequency, each frequency for the pair (i, i + half) of a head. */
public final class Rotary {
    private final double[] frequencies;
    private final Casting casting;

    /** Those of a model. */
    public Rotary(TextConfig config, Casting casting) {
        this.frequencies = config.frequencies();
        this.casting = casting;
    }

    /**
     * The cosines, or sines, of positions: (sequences, 1, length, head width). Angles are products of float32, as the field
     * computes them.
     */
    public NDArray of(int[][] positions, boolean cosine, TensorScope scope) {
        int half = frequencies.length;
        int length = positions[0].length;
        float[] values = new float[positions.length * length * half * 2];
        int at = 0;
        for (int[] row : positions) {
            for (int position : row) {
                for (int i = 0; i < half; i++) {
                    float angle = position * (float) frequencies[i];
                    float value = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
                    values[at + i] = value;
                    values[at + half + i] = value;
                }
                at += 2 * half;
            }
        }
        return casting.of(scope, values, positions.length, 1, length, 2L * half);
    }
}
