package org.readingroom.cnn.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.api.model.ModelException;
import org.readingroom.settings.AtomicFile;

/** Small text files beside weights, written under a temporary name, forced to disk and moved. */
final class JsonFile {
    private JsonFile() {}

    /** The content, empty where there is no such file. */
    static Optional<JsonNode> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ObjectMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new ModelException(file + " cannot be read: " + e.getMessage() + "; train in a new folder", e);
        }
    }

    static void write(Path file, JsonNode node) {
        writeText(file, node.toPrettyString() + "\n");
    }

    static void writeText(Path file, String text) {
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new ModelException("cannot write " + file + ": " + e + "; look for space and permission there", e);
        }
    }
}
