package org.readingroom.ui.internal.pictures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the engine said while a stored run was made, as far as the run's own files tell: which arms, and each answer. */
final class ToldRun {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path run;
    private final List<String> lines = new ArrayList<>();

    ToldRun(StoredRun material) {
        run = material.run();
    }

    /** The engine's lines. */
    List<String> lines() throws IOException {
        List<String> arms = arms();
        ObjectNode all = event("arms");
        ArrayNode ids = all.putArray("arms");
        arms.forEach(ids::add);
        add(all);
        for (String arm : arms) {
            arm(arm);
        }
        add(event("end").put("exit", 0));
        return lines;
    }

    private List<String> arms() throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("answers"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".jsonl"))
                    .map(n -> n.replace(".jsonl", ""))
                    .sorted()
                    .toList();
        }
    }

    private void arm(String arm) throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        Set<String> cases = new LinkedHashSet<>();
        for (String line : Files.readAllLines(run.resolve("answers").resolve(arm + ".jsonl"))) {
            JsonNode answer = MAPPER.readTree(line);
            answers.add(answer);
            cases.add(answer.path("case").asText());
        }
        add(event("arm").put("arm", arm).put("state", "preparing"));
        add(event("arm").put("arm", arm).put("state", "reading").put("cases", cases.size()));
        answers.forEach(a -> answer(arm, a));
        add(event("arm-progress")
                .put("arm", arm)
                .put("done", cases.size())
                .put("total", cases.size())
                .put("answers", answers.size()));
        add(event("arm").put("arm", arm).put("state", "read").put("asked", answers.size()));
    }

    private void answer(String arm, JsonNode a) {
        ObjectNode e = event("answer").put("arm", arm);
        for (String key : List.of("case", "task", "slice", "state", "ms")) {
            if (a.has(key)) {
                e.set(key, a.get(key));
            }
        }
        String said = a.has("text")
                ? a.get("text").asText()
                : a.has("value") ? a.get("value").toString() : "";
        add(e.put("said", said.isEmpty() ? a.path("reason").asText() : said));
    }

    private static ObjectNode event(String kind) {
        return MAPPER.createObjectNode().put("event", kind);
    }

    private void add(ObjectNode event) {
        lines.add(event.toString());
    }
}
