package org.readingroom.report.internal.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of a published study, as the resource {@code <id>.json} beside this class holds them.
 *
 * @param format of the file, 1
 * @param id what a study file calls it
 * @param title how its columns are headed
 * @param source where the numbers are from
 * @param tables its tables of scores
 * @param consistency its test of the same question asked again and again
 * @param notStated what it leaves open or says in two ways
 */
public record PublishedStudy(
        int format,
        String id,
        String title,
        String source,
        List<PublishedTable> tables,
        Consistency consistency,
        List<NotStated> notStated) {
    /**
     * How answers to one image and prompt fell.
     *
     * @param repeats how often it was asked
     * @param rows a reader and image each
     * @param footnotes below the table
     */
    public record Consistency(int repeats, List<Row> rows, List<String> footnotes) {}

    /**
     * A reader's answers to one image.
     *
     * @param reader what it is called
     * @param tuned whether it was tuned
     * @param grade the image's true grade
     * @param answers how many of each answer
     */
    public record Row(String reader, boolean tuned, String grade, Map<String, Integer> answers) {}

    /**
     * What is left open.
     *
     * @param what in words
     * @param published what the publication says of it
     * @param reader whose choice it is: {@code volume}, {@code prompted} or {@code any}
     * @param asks the task that such a reader is asked; empty for any
     * @param paths where the choice stands in an arm's file
     * @param text the choice where it is the same in every run; else null
     */
    public record NotStated(
            String what, String published, String reader, String asks, List<String> paths, String text) {}

    /** The study of an id; empty where none is known. */
    public static Optional<PublishedStudy> find(String id) {
        if (!id.matches("[a-z0-9][a-z0-9-]*")) {
            return Optional.empty();
        }
        try (InputStream in = PublishedStudy.class.getResourceAsStream(id + ".json")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new ObjectMapper().readValue(in.readAllBytes(), PublishedStudy.class));
        } catch (IOException e) {
            throw new UncheckedIOException(id + ".json of this bundle cannot be read", e);
        }
    }
}
