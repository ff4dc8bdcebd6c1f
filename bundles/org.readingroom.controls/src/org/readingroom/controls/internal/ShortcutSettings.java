package org.readingroom.controls.internal;

import org.readingroom.api.settings.Setting;

/**
 * Settings of the shortcut control.
 *
 * @param l2 the weight of the penalty
 */
public record ShortcutSettings(
        @Setting(
                value = "Weight of the penalty on the squared weights of the standardised features: half of it times"
                        + " their sum is added to the summed log loss.",
                def = "1",
                min = 1e-6)
        double l2) {}
