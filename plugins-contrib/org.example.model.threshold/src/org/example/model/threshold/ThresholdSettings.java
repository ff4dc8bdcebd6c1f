package org.example.model.threshold;

import org.readingroom.api.settings.Setting;

/** The keys under {@code model:}. */
public record ThresholdSettings(
        @Setting(value = "The volume that is thresholded.", def = "flair")
        String volume,

        @Setting(
                value = "How bright a voxel of the tumour is, as a share of the brightest.",
                def = "0.7",
                min = 0,
                max = 1)
        double share) {}
