package org.readingroom.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.readingroom.report.ReportException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What {@code study.yaml} of a run says, as a tree: settings that are not in the run's other files. Settings that the file
 * leaves out are not in it.
 *
 * @param tree the file's tree; missing where there is no such file
 */
public record StudyText(JsonNode tree) {
    /** The run's study file. */
    public static StudyText read(Path runFolder) {
        Path file = runFolder.resolve("study.yaml");
        if (!Files.isRegularFile(file)) {
            return new StudyText(MissingNode.getInstance());
        }
        try {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new StudyText(new ObjectMapper().valueToTree(loaded));
        } catch (YAMLException e) {
            throw new ReportException("study.yaml of the run's folder is not YAML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ReportException("study.yaml of the run's folder cannot be read: " + e.getMessage(), e);
        }
    }

    /** The id of the published study that the report stands beside; empty where none is asked for. */
    public Optional<String> beside() {
        String id = tree.path("report").path("beside").asText("");
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    /** An arm's settings, with those of the arm that it is {@code like}; missing where the file has no such arm. */
    public JsonNode arm(String id) {
        return arm(id, new HashSet<>());
    }

    private JsonNode arm(String id, Set<String> seen) {
        for (JsonNode arm : tree.path("arms")) {
            if (arm.path("id").asText().equals(id) && seen.add(id)) {
                return arm.has("like") ? laid(arm(arm.path("like").asText(), seen), arm) : arm;
            }
        }
        return MissingNode.getInstance();
    }

    /** An arm's own settings over those it takes over, key by key. */
    private static JsonNode laid(JsonNode under, JsonNode over) {
        if (!under.isObject() || !over.isObject()) {
            return over;
        }
        ObjectNode both = under.deepCopy();
        over.properties().forEach(field -> both.set(field.getKey(), laid(both.path(field.getKey()), field.getValue())));
        return both;
    }
}
