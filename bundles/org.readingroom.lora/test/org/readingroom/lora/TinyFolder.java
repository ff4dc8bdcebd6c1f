package org.readingroom.lora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.LlamaConfig;

/** The golden pack's tiny model as a model folder, from beside the tests of the bundle that reads it. */
public final class TinyFolder {
    private TinyFolder() {}

    /** The repository's root. */
    public static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        return at;
    }

    /** A file beside those tests. */
    public static Path file(String name) {
        return root().resolve("bundles/org.readingroom.llama/test/org/readingroom/llama")
                .resolve(name);
    }

    /** The tiny model's config. */
    public static LlamaConfig config() {
        try {
            return ConfigReader.read(Files.readString(file("golden/config.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything of a model folder, copied. */
    public static Path copy(Path folder) {
        try {
            for (String name : new String[] {"config.json", "model.safetensors"}) {
                Files.write(folder.resolve(name), Files.readAllBytes(file("golden/" + name)));
            }
            for (String name : new String[] {
                "tokenizer.json", "generation_config.json", "chat_template.json", "preprocessor_config.json"
            }) {
                Files.write(folder.resolve(name), Files.readAllBytes(file("tiny/" + name)));
            }
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
