package org.readingroom.llama.internal.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.readingroom.llama.LlamaException;

/** The JSON files of a pack. */
final class PackJson {
    private PackJson() {}

    static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new LlamaException(file + " cannot be read as JSON: " + e.getMessage(), e);
        }
    }
}
