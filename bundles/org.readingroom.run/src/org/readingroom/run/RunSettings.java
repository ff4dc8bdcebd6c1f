package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.settings.SettingsWriter;
import org.readingroom.study.Study;

/**
 * What a run folder is bound to: the dataset, the cohort and the seed. Anything else in the study may change and the run go
 * on. The folders of roots are kept too, as a default for later commands.
 */
final class RunSettings {
    private RunSettings() {}

    /**
     * Binds a new folder, or checks that a run goes on with the same cohort.
     *
     * @throws RunException where the folder is bound to another dataset, cohort or seed
     */
    static void bind(RunFolder folder, Study study, Map<String, Path> roots) {
        JsonNode now = json(study);
        boolean isNew = !Files.exists(folder.settings());
        if (!isNew) {
            refuseOther(folder, read(folder.settings()), now);
        }
        if (!roots.isEmpty()) {
            ObjectNode o = new ObjectMapper().createObjectNode();
            new TreeMap<>(roots)
                    .forEach((name, path) -> o.put(name, path.toAbsolutePath().toString()));
            AtomicFile.write(folder.path().resolve("roots.json"), o.toPrettyString() + "\n");
        }
        if (isNew) {
            AtomicFile.write(folder.settings(), now.toPrettyString() + "\n");
        }
    }

    private static void refuseOther(RunFolder folder, JsonNode before, JsonNode now) {
        for (String key : new String[] {"format", "dataset", "cohort", "seed", "target"}) {
            if (!before.path(key).equals(now.path(key))) {
                throw new RunException("the run in " + folder.path() + " has another " + key + ": " + before.path(key)
                        + ", and the study now says " + now.path(key)
                        + "; run into a new folder, or bring the study back");
            }
        }
    }

    /** The roots that a run was started with, overlaid with those given now. */
    static Map<String, Path> roots(RunFolder folder, Map<String, Path> given) {
        Map<String, Path> roots = new TreeMap<>();
        Path file = folder.path().resolve("roots.json");
        if (Files.exists(file)) {
            read(file)
                    .properties()
                    .forEach(e -> roots.put(e.getKey(), Path.of(e.getValue().asText())));
        }
        roots.putAll(given);
        return roots;
    }

    private static JsonNode json(Study study) {
        Map<String, Object> all = new TreeMap<>();
        all.put("format", 1);
        Map<String, Object> dataset = new TreeMap<>();
        dataset.put("id", study.dataset().id());
        dataset.put("settings", SettingsWriter.write(study.dataset().settings()));
        all.put("dataset", dataset);
        Map<String, Object> cohort = new TreeMap<>(SettingsWriter.write(study.cohort()));
        cohort.remove("file");
        cohort.remove("oversample");
        // cohort.json binds the cases; the file's path is another after a move.
        if (cohort.get("split") instanceof Map<?, ?> split) {
            Map<Object, Object> bound = new TreeMap<>(split);
            bound.remove("nnunet");
            cohort.put("split", bound);
        }
        all.put("cohort", cohort);
        all.put("seed", study.seed());
        all.put("target", study.target().name());
        return read(new ObjectMapper().valueToTree(all));
    }

    /** The same after writing and reading, so that numbers of one value are of one type. */
    private static JsonNode read(JsonNode node) {
        try {
            return new ObjectMapper().readTree(node.toString());
        } catch (IOException e) {
            throw new IllegalStateException("what was written as JSON reads as JSON", e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new RunException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
