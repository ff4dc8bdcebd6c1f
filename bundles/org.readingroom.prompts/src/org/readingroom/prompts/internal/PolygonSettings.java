package org.readingroom.prompts.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.settings.Setting;

/**
 * Settings of the strategy that asks for the polygon.
 *
 * @param text the wording, by the name of a preset
 * @param file a wording of one's own, instead of the preset's
 * @param system the system text
 * @param order where the images stand
 * @param queryImage what becomes of {@code [query image]}
 * @param coordinates how the numbers of an answer are read
 * @param axes which of a pair comes first
 * @param points the least and the greatest number of points asked for
 */
public record PolygonSettings(
        @Setting(value = "The preset that the wording is of.", def = "liu2025", choices = "liu2025")
        String text,

        @Setting(
                value =
                        "A prompt file of your own instead, UTF-8, beside the study file. {rows}, {columns}, {last-row},"
                                + " {last-column}, {fewest} and {most} stand for the image's size and last indices and for the"
                                + " numbers of points; {{ and }} are plain braces.",
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
        CoordinateAxes axes,

        @Setting(
                value = "The least and the greatest number of points asked for; an answer of another number is"
                        + " unparseable.",
                def = "[10, 15]",
                min = 3)
        List<Integer> points) {
    /** The preset as published. */
    public static final PolygonSettings DEFAULT = new PolygonSettings(
            "liu2025",
            Optional.empty(),
            "",
            ImageOrder.IMAGE_FIRST,
            QueryImage.LITERAL,
            CoordinateScale.MODEL,
            CoordinateAxes.MODEL,
            List.of(10, 15));

    public PolygonSettings {
        points = List.copyOf(points);
        if (points.size() != 2 || points.get(0) < 3 || points.get(0) > points.get(1)) {
            throw new PromptException("points is the least and the greatest number of points, such as [10, 15],"
                    + " at least 3; not " + points);
        }
    }

    int fewest() {
        return points.get(0);
    }

    int most() {
        return points.get(1);
    }
}
