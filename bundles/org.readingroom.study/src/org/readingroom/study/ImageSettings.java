package org.readingroom.study;

import java.util.List;
import java.util.Set;
import org.readingroom.api.settings.Setting;

/** What images a prompt holds: which volumes, how they are laid out, and controls in which the slice is not shown. */
public record ImageSettings(
        @Setting(value = "The volumes shown, in this order; none: that of slices alone.", def = "[]")
        List<String> volumes,

        @Setting(
                value = "none: an image a volume; row: one image, the volumes side by side; grid: one image, the"
                        + " volumes in a square, filled with black.",
                def = "none")
        Montage montage,

        @Setting(
                value = "none: the slice is shown; blank: a black image; noise: grey noise, drawn by the query's seed;"
                        + " other-patient: the slice of another patient of the same part, drawn by the study's seed; flip:"
                        + " the slice with left and right changed over; text-only: no image.",
                def = "none")
        Control control) {

    /** How the images of several volumes are laid out. */
    public enum Montage {
        NONE,
        ROW,
        GRID
    }

    /** What is shown in place of the slice, to find out how much of an answer the image makes. */
    public enum Control {
        NONE,
        BLANK,
        NOISE,
        OTHER_PATIENT,
        FLIP,
        TEXT_ONLY
    }

    /** One image of one volume. */
    public static final ImageSettings DEFAULT = new ImageSettings(List.of(), Montage.NONE, Control.NONE);

    public ImageSettings {
        volumes = List.copyOf(volumes);
        if (Set.copyOf(volumes).size() < volumes.size()) {
            throw new IllegalArgumentException("volumes: each once, not " + volumes);
        }
        if (control == Control.TEXT_ONLY && montage != Montage.NONE) {
            throw new IllegalArgumentException("montage: a prompt of text only has no image to lay out");
        }
    }
}
