package org.readingroom.llama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.image.ProcessorConfig;
import org.readingroom.llama.text.ChatTemplate;

/**
 * A model folder in the layout of Hugging Face: config, weights in safetensors (one file or shards), tokenizer, chat template,
 * image processor.
 *
 * @param path the folder
 * @param config its config.json
 */
public record ModelFolder(Path path, LlamaConfig config) {
    /**
     * Opens a folder; its weights are not read yet.
     *
     * @throws LlamaException where it is none, or its config cannot be used
     */
    public static ModelFolder open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new LlamaException("there is no model folder " + path);
        }
        String config = text(path, "config.json")
                .orElseThrow(() -> new LlamaException(
                        path + " has no config.json; name the folder of a model in the layout" + " of Hugging Face"));
        try {
            ModelFolder folder = new ModelFolder(path, ConfigReader.read(config));
            folder.requireWeights();
            return folder;
        } catch (LlamaException e) {
            throw new LlamaException(path + ": " + e.getMessage(), e);
        }
    }

    private void requireWeights() {
        boolean there = Files.exists(path.resolve("model.safetensors"))
                || Files.exists(path.resolve("model.safetensors.index.json"));
        if (there) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            boolean pickle =
                    files.map(f -> f.getFileName().toString()).anyMatch(n -> n.matches(".*\\.(bin|pt|pth|ckpt)"));
            throw new LlamaException(
                    pickle
                            ? "weights are stored as Python pickles only, which are never read here; get the model's"
                                    + " safetensors"
                            : "there is no model.safetensors and no model.safetensors.index.json; the folder is not"
                                    + " complete");
        } catch (IOException e) {
            throw new LlamaException("cannot list " + path + ": " + e.getMessage(), e);
        }
    }

    /** The image processor's settings; those of the published models where the folder has none. */
    public ProcessorConfig processor() {
        return text(path, "preprocessor_config.json").map(ProcessorConfig::read).orElse(ProcessorConfig.PUBLISHED);
    }

    /** The tokenizer's file. */
    public Path tokenizer() {
        Path file = path.resolve("tokenizer.json");
        if (!Files.exists(file)) {
            throw new LlamaException(path + " has no tokenizer.json; get it with the model's other files");
        }
        return file;
    }

    /**
     * The chat template, of {@code chat_template.jinja}, {@code chat_template.json} or {@code tokenizer_config.json}.
     *
     * @throws LlamaException where there is none, or it is of no form that is followed here
     */
    public ChatTemplate template() {
        String template = text(path, "chat_template.jinja")
                .or(() -> text(path, "chat_template.json").flatMap(ModelFolder::field))
                .or(() -> text(path, "tokenizer_config.json").flatMap(ModelFolder::field))
                .orElseThrow(() -> new LlamaException(path + " has no chat template (chat_template.jinja,"
                        + " chat_template.json, or in tokenizer_config.json); a base model cannot be prompted"));
        return ChatTemplate.of(template);
    }

    private static Optional<String> field(String json) {
        JsonNode node = parse(json, "chat template").path("chat_template");
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** The tokens that end an answer: of generation_config.json, else of the config. */
    public List<Integer> endTokens() {
        TreeSet<Integer> ends = new TreeSet<>(config.text().endTokens());
        text(path, "generation_config.json").ifPresent(json -> {
            JsonNode eos = parse(json, "generation_config.json").path("eos_token_id");
            if (eos.isInt()) {
                ends.add(eos.asInt());
            }
            eos.forEach(e -> ends.add(e.asInt()));
        });
        return List.copyOf(ends);
    }

    private static JsonNode parse(String json, String what) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new LlamaException(what + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<String> text(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new LlamaException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
