package org.readingroom.prompts.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.api.settings.Setting;

/**
 * Settings of the strategies that ask for the centre or the box.
 *
 * @param text the wording, by the name of a preset
 * @param file a wording of one's own, instead of the preset's
 * @param system the system text
 * @param order where the images stand
 * @param queryImage what becomes of {@code [query image]}
 * @param coordinates how the numbers of an answer are read
 * @param axes which of a pair comes first
 */
public record PositionSettings(
        @Setting(value = "The preset that the wording is of.", def = "liu2025", choices = "liu2025")
        String text,

        @Setting(
                value =
                        "A prompt file of your own instead, UTF-8, beside the study file. {rows}, {columns}, {last-row} and"
                                + " {last-column} stand for the image's size and last indices; {{ and }} are plain braces.",
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
                value = "How the numbers of an answer are read, and written to train on: pixels of the image as sent,"
                        + " shares of its height and width from 0 to 1 (unit) or to 1000 (thousand), or as the model"
                        + " declares.",
                def = "model")
        CoordinateScale coordinates,

        @Setting(value = "Which of a pair comes first where an answer does not say.", def = "model")
        CoordinateAxes axes) {
    /** The preset as published. */
    public static final PositionSettings DEFAULT = new PositionSettings(
            "liu2025",
            Optional.empty(),
            "",
            ImageOrder.IMAGE_FIRST,
            QueryImage.LITERAL,
            CoordinateScale.MODEL,
            CoordinateAxes.MODEL);
}
