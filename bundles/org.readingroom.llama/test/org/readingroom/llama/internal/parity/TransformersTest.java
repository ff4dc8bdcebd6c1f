package org.readingroom.llama.internal.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readingroom.api.Monitor;
import org.readingroom.llama.Golden;
import org.readingroom.tck.fixture.RecordingConsole;

/**
 * Models of other shapes against transformers 5.23 (torch 2.7.1), which captures after the chosen layers; made by
 * {@code tools/python/mllama_goldens.py}.
 */
class TransformersTest {
    @TempDir
    Path pack;

    @ParameterizedTest
    @ValueSource(strings = {"tiles", "images", "text"})
    void logitsAreTransformers(String name) throws IOException {
        for (String file :
                List.of("config.json", "model.safetensors", "inputs.safetensors", "golden_forward.safetensors")) {
            try (InputStream in = Golden.class.getResourceAsStream("transformers/" + name + "/" + file)) {
                Files.write(pack.resolve(file), in.readAllBytes());
            }
        }
        RecordingConsole console = new RecordingConsole(false);
        int code = new ParityCommand().run(new ParityCommand.Options(pack, 1), console, Monitor.NONE);
        String said = String.join("\n", console.lines());
        assertEquals(0, code, said);
        assertTrue(console.lines().stream().anyMatch(l -> l.matches("logits .* B f32 .* ok")), said);
        boolean sees = !name.equals("text");
        assertEquals(sees, console.lines().stream().anyMatch(l -> l.matches("vision tower .* B f32 .* ok")), said);
    }
}
