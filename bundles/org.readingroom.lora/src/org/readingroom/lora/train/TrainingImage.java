package org.readingroom.lora.train;

import java.util.function.Supplier;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.lora.LoraException;

/**
 * An image of a row, cut into tiles only when it is needed.
 *
 * @param key names the image: images of one key are the same, and their states are kept under it
 * @param tiles gives its tiles
 */
public record TrainingImage(String key, Supplier<ImageTiles> tiles) {
    private static final TrainingImage ABSENT = new TrainingImage("", () -> {
        throw new LoraException("an absent image has no tiles");
    });

    /** An image that is there. */
    public static TrainingImage of(String key, Supplier<ImageTiles> tiles) {
        if (key.isEmpty()) {
            throw new LoraException("an image of a training row has a name of its own");
        }
        return new TrainingImage(key, tiles);
    }

    /**
     * The place of an image that a row has less than another: no token looks at it, but tokens that look at no image
     * see all places evenly, this one too. Rows are filled up with it by themselves; it is written out only to meet
     * other code.
     */
    public static TrainingImage absent() {
        return ABSENT;
    }

    /** Whether there is no image at this place. */
    public boolean isAbsent() {
        return this == ABSENT;
    }
}
