package org.readingroom.lora;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.LlamaConfig;

/** What is published of Llama-3.2-11B-Vision-Instruct: its sizes, no weights. */
public final class Published {
    private Published() {}

    public static LlamaConfig config() {
        try (InputStream in = Published.class.getResourceAsStream("internal/bench/llama-3.2-11b-vision.json")) {
            return ConfigReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
