package org.readingroom.prompts.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.api.settings.Setting;

/**
 * Settings of the strategies that ask for the grade.
 *
 * @param text the wording, by the name of a preset
 * @param file a wording of one's own, instead of the preset's
 * @param system the system text
 * @param order where the images stand
 * @param queryImage what becomes of {@code [query image]}
 * @param swapLabels whether the numbers of low and high grade change places
 */
public record ClassifySettings(
        @Setting(value = "The preset that the wording is of.", def = "liu2025", choices = "liu2025")
        String text,

        @Setting(
                value =
                        "A prompt file of your own instead, UTF-8, beside the study file. {low-grade} and {high-grade} stand"
                                + " for the numbers of the classes, {rows}, {columns}, {last-row} and {last-column} for the"
                                + " image's size and last indices; {{ and }} are plain braces.",
                identity = false)
        Optional<Path> file,

        @Setting(value = "The system text; empty for none.", def = "\"\"")
        String system,

        @Setting(value = "Whether images stand before or behind the text.", def = "image-first")
        ImageOrder order,

        @Setting(
                value = "literal sends the words [query image] as they stand; inline puts the images in their place.",
                def = "literal")
        QueryImage queryImage,

        @Setting(
                value = "The label-swap test: the wording calls high grade 0 and low grade 1, and the parser reads the"
                        + " answers so. A reader that sees the image answers the same grade as before.",
                def = "false")
        boolean swapLabels) {
    /** The preset as published. */
    public static final ClassifySettings DEFAULT =
            new ClassifySettings("liu2025", Optional.empty(), "", ImageOrder.IMAGE_FIRST, QueryImage.LITERAL, false);
}
