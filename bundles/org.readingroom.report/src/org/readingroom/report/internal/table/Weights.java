package org.readingroom.report.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.readingroom.report.ReportException;

/** How many parameters a network has: the numbers of a safetensors file, as its head says. */
final class Weights {
    private static final int LARGEST_HEAD = 100_000_000;

    private Weights() {}

    /** Those of a file; empty where there is none. */
    static OptionalLong parameters(Path file) {
        if (!Files.isRegularFile(file)) {
            return OptionalLong.empty();
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            long length = Long.reverseBytes(in.readLong());
            if (length < 2 || length > LARGEST_HEAD) {
                throw new IOException("it is no safetensors file");
            }
            JsonNode head = new ObjectMapper().readTree(in.readNBytes((int) length));
            long all = 0;
            for (var tensor : head.properties()) {
                all += tensor.getKey().equals("__metadata__") ? 0 : size(tensor.getValue());
            }
            return OptionalLong.of(all);
        } catch (IOException e) {
            throw new ReportException(file.getFileName() + " of the run's models cannot be read: " + e.getMessage(), e);
        }
    }

    private static long size(JsonNode tensor) {
        long size = 1;
        for (JsonNode axis : tensor.path("shape")) {
            size *= axis.asLong();
        }
        return size;
    }
}
