package org.readingroom.cnn.internal;

import java.util.Locale;

/** What a training makes small; each the mean over the patients of the full batch. */
public enum Loss {
    /** Binary cross-entropy with logits: of the grade, or of each patient's voxels. */
    BCE,
    /** Soft Dice of each patient: 1 - (2 sum(p y) + 1e-5) / (sum(p) + sum(y) + 1e-5). */
    DICE,
    /** The sum of both. */
    DICE_BCE;

    /** The end of the function's name in the networks' text. */
    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
