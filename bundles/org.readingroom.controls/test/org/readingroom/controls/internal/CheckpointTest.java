package org.readingroom.controls.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.model.ModelException;

class CheckpointTest {
    @TempDir
    Path folder;

    private Checkpoint checkpoint(String kind) {
        return new Checkpoint(folder, kind, Map.of("volume", "flair"));
    }

    private void finished(String json) throws IOException {
        Files.writeString(folder.resolve("model.json"), json);
    }

    private String refused(String kind) {
        String message = assertThrows(
                        ModelException.class, () -> checkpoint(kind).finished())
                .getMessage();
        assertTrue(message.contains(folder.toString()), message);
        return message;
    }

    @Test
    void anotherFormatKindOrBrokenFileIsRefusedByName() throws IOException {
        finished("{\"format\":2,\"kind\":\"prior\",\"settings\":{\"volume\":\"flair\"}}");
        assertTrue(refused("prior").contains("format 2"));
        finished("{\"format\":1,\"kind\":\"prior\",\"settings\":{\"volume\":\"flair\"}}");
        assertTrue(refused("majority").contains("'prior'"));
        finished("{\"format\":1,\"ki");
        assertTrue(refused("prior").contains("no JSON"));
    }

    @Test
    void savingLeavesOneFile() throws IOException {
        Checkpoint checkpoint = checkpoint("prior");
        checkpoint.savePartial(List.of("a"), JsonNodeFactory.instance.objectNode());
        assertTrue(checkpoint.partial(List.of("a")).isPresent());
        assertEquals(Optional.empty(), checkpoint.partial(List.of("a", "b")), "of other cases");
        checkpoint.save(List.of("a"), JsonNodeFactory.instance.objectNode().put("x", 1));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("model.json"),
                    files.map(f -> f.getFileName().toString()).toList());
        }
        assertEquals(1, checkpoint.finished().orElseThrow().path("x").asInt());
    }
}
