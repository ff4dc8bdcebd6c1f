package org.readingroom.cnn.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the maps of the convolutions go on to the other end of a network. */
public enum Wiring {
    /** As in the study: every voxel that is left goes to the fully connected layer; nothing goes past the bottom. */
    PLAIN,
    /**
     * Classifier: the greatest value of each map goes to the fully connected layer, wherever in the volume it lies. What
     * tells a grade is then learnt once for all places, from far fewer weights (Oquab and others, CVPR 2015).
     */
    MAX,
    /**
     * Segmenter: the maps of the way down go on beside those of the way up that have their extent, as in the U-Net
     * (Ronneberger and others, MICCAI 2015), so that outlines need not come through the bottom.
     */
    SKIP;

    /** Its word in the networks' text, in {@code model.json} and among what answers depend on. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The wiring of a word, empty where there is none. */
    static Optional<Wiring> find(String word) {
        return Arrays.stream(values()).filter(w -> w.word().equals(word)).findFirst();
    }
}
