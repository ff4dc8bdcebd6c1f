package org.readingroom.study;

import java.util.Optional;
import org.readingroom.api.data.Plane;
import org.readingroom.api.settings.Setting;

/** Which slices of a case an arm is asked about, and its slice scores are over. */
public record SliceChoice(
        @Setting(value = "The direction of slicing.", def = "axial")
        Plane plane,

        @Setting(value = "The volume whose pixels are shown.", def = "flair")
        String volume,

        @Setting(
                value = "all: every slice; reference: from the first to the last slice with tumour in the reference"
                        + " mask, which is an oracle where the arm is asked slice by slice; middle: the middle of the"
                        + " stack, no oracle (the middle of the tumour is reference with most: 1); from-arm: those of"
                        + " another arm.",
                def = "reference")
        Choose choose,

        @Setting("The arm of from-arm. Of one that is asked slice by slice: exactly its slices, plane and all, with"
                + " its oracles. Of one that gives a mask: from the first to the last slice of the mask it predicts, no"
                + " oracle, and the middle of the stack where that mask is empty or could not be had.")
        Optional<String> fromArm,

        @Setting(value = "At most so many slices a case, evenly spaced; 0 for no limit.", def = "0", min = 0)
        int most) {
    /** The ways to choose. */
    public enum Choose {
        ALL,
        REFERENCE,
        MIDDLE,
        FROM_ARM
    }

    public SliceChoice {
        if ((choose == Choose.FROM_ARM) != fromArm.isPresent()) {
            throw new IllegalArgumentException(
                    fromArm.isPresent()
                            ? "from-arm: goes with choose: from-arm, or stands alone"
                            : "choose: from-arm needs from-arm: and the id of an arm");
        }
    }
}
