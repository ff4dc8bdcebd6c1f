package org.readingroom.llama.model;

/**
 * Where releases of other code differ, so that answers and adapters say which one they follow.
 *
 * @param capture which states of the vision tower join its output
 * @param rowMask what is zeroed in the rows that look at no image
 */
public record Variant(Capture capture, RowMask rowMask) {
    /** Which states are captured. */
    public enum Capture {
        /** Those before a layer: Meta's code, and transformers up to 4.54. */
        BEFORE,
        /** Those after a layer: transformers from 4.56. */
        AFTER
    }

    /** What is zeroed in the rows that look at no image. */
    public enum RowMask {
        /** The MLP of cross layers alone: transformers. */
        MLP,
        /** Their attention too: Meta's code. */
        ATTENTION_AND_MLP
    }

    /** What Llama 3.2 Vision was trained as, in the form that fine-tuning with transformers used. */
    public static final Variant DEFAULT = new Variant(Capture.BEFORE, RowMask.MLP);
}
