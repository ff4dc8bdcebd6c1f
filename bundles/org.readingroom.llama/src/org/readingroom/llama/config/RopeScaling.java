package org.readingroom.llama.config;

import org.readingroom.llama.LlamaException;

/**
 * How rotary frequencies are stretched beyond the length that a model was first trained on ({@code rope_type: llama3}).
 *
 * @param factor slow frequencies are divided by this
 * @param lowFrequency wave lengths over {@code original / lowFrequency} are slow
 * @param highFrequency wave lengths under {@code original / highFrequency} are left as they are
 * @param original the first length, in tokens
 */
public record RopeScaling(double factor, double lowFrequency, double highFrequency, int original) {
    public RopeScaling {
        if (!(factor >= 1) || !(lowFrequency > 0) || !(highFrequency > lowFrequency) || original < 1) {
            throw new LlamaException("rope_scaling: factor " + factor + ", low_freq_factor " + lowFrequency
                    + ", high_freq_factor " + highFrequency + ", original_max_position_embeddings " + original
                    + " do not describe a scaling of type llama3");
        }
    }

    /** The frequency that takes the place of one: unchanged, divided, or between the two. */
    public double scaled(double frequency) {
        double wave = 2 * Math.PI / frequency;
        if (wave > original / lowFrequency) {
            return frequency / factor;
        }
        if (wave < original / highFrequency) {
            return frequency;
        }
        double smooth = (original / wave - lowFrequency) / (highFrequency - lowFrequency);
        return (1 - smooth) * frequency / factor + smooth * frequency;
    }
}
