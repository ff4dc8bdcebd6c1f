package org.readingroom.cnn.internal;

import org.readingroom.api.settings.Setting;

/**
 * How training cases are varied from draw to draw; all off by default, as in the study. Each draw is varied by a seed of
 * its own, so that a resumed training varies it alike.
 *
 * @param flip share of draws mirrored left to right, 0 to 1
 * @param rotation greatest turn about the long axis of the body, in degrees
 * @param scaling greatest change of size, as a share
 * @param shift greatest shift along each axis, as a share of its extent
 * @param intensity greatest change of contrast and of brightness, in deviations of the brain's grey levels
 */
public record AugmentationSettings(
        @Setting(value = "Share of draws that are mirrored left to right.", def = "0", min = 0, max = 1)
        double flip,

        @Setting(
                value = "Greatest turn in the axial plane, either way.",
                def = "0",
                min = 0,
                max = 180,
                unit = "degrees")
        double rotation,

        @Setting(value = "Greatest change of size, as a share.", def = "0", min = 0, max = 0.5)
        double scaling,

        @Setting(value = "Greatest shift along each axis, as a share of its extent.", def = "0", min = 0, max = 0.5)
        double shift,

        @Setting(
                value = "Greatest change of contrast (as a share) and of brightness (in deviations).",
                def = "0",
                min = 0,
                max = 1)
        double intensity) {
    /** Nothing is varied. */
    static final AugmentationSettings OFF = new AugmentationSettings(0, 0, 0, 0, 0);

    /** Whether anything is moved. */
    boolean moves() {
        return flip > 0 || rotation > 0 || scaling > 0 || shift > 0;
    }
}
