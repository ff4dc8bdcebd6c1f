package org.readingroom.report.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.report.ReportException;

/** A JSON file of a run's folder, as a tree. */
public final class JsonFile {
    private JsonFile() {}

    /** The tree, empty where there is no such file. */
    public static Optional<JsonNode> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode tree = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!tree.isObject()) {
                throw new ReportException(file.getFileName() + " of the run's folder is no JSON object");
            }
            return Optional.of(tree);
        } catch (JsonProcessingException e) {
            throw new ReportException(
                    file.getFileName() + " of the run's folder is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ReportException(file.getFileName() + " of the run's folder cannot be read: " + e.getMessage(), e);
        }
    }

    /** A value in words: a scalar as it is, a list with commas, an object as {@code key: value} pairs. */
    public static String words(JsonNode value) {
        if (value.isValueNode()) {
            return value.isNull() ? "" : value.asText();
        }
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> parts.add(words(item)));
        } else {
            value.properties().forEach(field -> parts.add(field.getKey() + ": " + words(field.getValue())));
        }
        return String.join(", ", parts);
    }
}
