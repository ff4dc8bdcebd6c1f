package org.readingroom.study;

import org.readingroom.api.data.Plane;
import org.readingroom.api.settings.Setting;

/** Which slices of a case an arm is asked about, and its slice scores are over. */
public record SliceChoice(
        @Setting(value = "The direction of slicing.", def = "axial")
        Plane plane,

        @Setting(value = "The volume whose pixels are shown.", def = "flair")
        String volume,

        @Setting(
                value = "all: every slice; reference: from the first to the last slice with tumour in the"
                        + " reference mask, which is an oracle where the arm is asked slice by slice.",
                def = "reference")
        Choose choose,

        @Setting(value = "At most so many slices a case, evenly spaced; 0 for no limit.", def = "0", min = 0)
        int most) {
    /** The ways to choose. */
    public enum Choose {
        ALL,
        REFERENCE
    }
}
