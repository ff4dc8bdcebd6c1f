package org.example.prompt.yesno;

import org.readingroom.api.settings.Setting;

/** The keys under {@code prompt:}. */
public record YesNoSettings(
        @Setting(
                value = "The question; yes means HGG, no means LGG.",
                def = "\"Is the glioma in this image high grade? Answer with yes or no only.\"")
        String question) {}
