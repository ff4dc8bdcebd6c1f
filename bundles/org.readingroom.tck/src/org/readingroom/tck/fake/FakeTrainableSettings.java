package org.readingroom.tck.fake;

import org.readingroom.api.settings.Setting;

/**
 * Settings of the fake trainable model.
 *
 * @param volume the volume it looks at
 * @param epochs how often it goes through the draws
 * @param rate its learning rate
 */
public record FakeTrainableSettings(
        @Setting(value = "The volume it looks at.", def = "flair")
        String volume,

        @Setting(value = "How often it goes through the training cases.", def = "3", min = 1)
        int epochs,

        @Setting(value = "Its learning rate.", def = "0.1", min = 0)
        double rate) {}
