package org.readingroom.cnn.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.readingroom.api.model.ModelException;

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
        Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel out = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)); rest.hasRemaining(); ) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ModelException("cannot write " + file + ": " + e + "; look for space and permission there", e);
        }
    }
}
