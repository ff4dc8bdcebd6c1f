package org.readingroom.controls.internal;

import java.util.List;
import org.readingroom.api.settings.Setting;

/**
 * Settings of the bright blob.
 *
 * @param volume the volume it looks at
 * @param quantiles the quantiles it chooses from, each between 0 and 1
 */
public record BrightBlobSettings(
        @Setting(value = "The volume that is thresholded.", def = "flair")
        String volume,

        @Setting(
                value = "Quantiles of the brain's intensities to choose the threshold from, each over 0 and under 1;"
                        + " the one of the highest mean Dice over the training patients is taken.",
                def = "[0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99]")
        List<Double> quantiles) {}
