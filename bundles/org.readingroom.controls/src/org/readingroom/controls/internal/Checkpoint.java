package org.readingroom.controls.internal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.model.ModelException;
import org.readingroom.settings.AtomicFile;

/**
 * What a control has learnt, as small JSON files of one folder: {@code partial.json} while it learns, {@code model.json}
 * when it has finished. Each is written under a temporary name and moved, so that a kill leaves the old file or the new.
 *
 * @param folder the checkpoint folder
 * @param kind the kind of model, such as {@code prior}
 * @param settings the settings that what is learnt depends on
 */
record Checkpoint(Path folder, String kind, Map<String, String> settings) {
    /** The format of the files. */
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The finished checkpoint, empty where there is none. */
    Optional<JsonNode> finished() {
        return read("model.json");
    }

    /** The unfinished checkpoint of the training cases given, empty where there is none. */
    Optional<JsonNode> partial(List<String> cases) {
        return read("partial.json").filter(n -> cases.equals(cases(n)));
    }

    /** Stores what is learnt so far. */
    void savePartial(List<String> cases, ObjectNode learnt) {
        write("partial.json", cases, learnt);
    }

    /** Stores what is learnt, and drops what was unfinished. */
    void save(List<String> cases, ObjectNode learnt) {
        write("model.json", cases, learnt);
        try {
            Files.deleteIfExists(folder.resolve("partial.json"));
        } catch (IOException e) {
            throw unwritable(folder.resolve("partial.json"), e);
        }
    }

    /** The training cases that a checkpoint was made from. */
    static List<String> cases(JsonNode checkpoint) {
        return checkpoint.path("cases").valueStream().map(JsonNode::asText).toList();
    }

    /** SHA-256 of the finished checkpoint. */
    String digest() {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve("model.json"));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException e) {
            throw new ModelException("checkpoint " + folder.resolve("model.json") + " cannot be read: " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Optional<JsonNode> read(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(file));
            check(file, node);
            return Optional.of(node);
        } catch (JacksonException e) {
            throw new ModelException(
                    "checkpoint " + file + " is no JSON: " + e.getOriginalMessage() + "; remove it and fit again", e);
        } catch (IOException e) {
            throw new ModelException("checkpoint " + file + " cannot be read: " + e, e);
        }
    }

    private void check(Path file, JsonNode node) {
        if (node.path("format").asInt() != FORMAT) {
            throw new ModelException("checkpoint " + file + " is of format " + node.path("format") + ", not " + FORMAT
                    + "; fit again in a new folder");
        }
        if (!kind.equals(node.path("kind").asText())) {
            throw new ModelException("checkpoint " + file + " is of a model '"
                    + node.path("kind").asText() + "', not '" + kind + "'; fit in a folder of its own");
        }
        if (!node.path("settings").equals(settingsNode())) {
            throw new ModelException("checkpoint " + file + " was made with settings " + node.path("settings")
                    + ", not " + settingsNode() + "; fit again in a new folder");
        }
    }

    private ObjectNode settingsNode() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> node.put(e.getKey(), e.getValue()));
        return node;
    }

    private void write(String name, List<String> cases, ObjectNode learnt) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", FORMAT).put("kind", kind);
        node.set("settings", settingsNode());
        cases.forEach(node.putArray("cases")::add);
        node.setAll(learnt);
        try {
            AtomicFile.write(folder.resolve(name), node + "\n");
        } catch (IOException e) {
            throw unwritable(folder.resolve(name), e);
        }
    }

    private static ModelException unwritable(Path file, IOException e) {
        return new ModelException(
                "checkpoint " + file + " cannot be written: " + e + "; look for space and permission there", e);
    }
}
