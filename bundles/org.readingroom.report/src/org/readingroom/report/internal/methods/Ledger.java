package org.readingroom.report.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.readingroom.report.ReportException;

/** How often test patients were scored, and what changed since the first time, as {@code ledger.jsonl} of a run says it. */
final class Ledger {
    private Ledger() {}

    /** In a sentence; empty where the run has no ledger. */
    static String sentence(Path runFolder) {
        List<JsonNode> all = entries(runFolder.resolve("ledger.jsonl"));
        List<JsonNode> entries = all.stream().filter(e -> !e.has("bench")).toList();
        String scored = entries.isEmpty() ? "" : scored(entries);
        String asked = asked(all.stream().filter(e -> e.has("bench")).toList());
        return scored.isEmpty() || asked.isEmpty() ? scored + asked : scored + " " + asked;
    }

    /** Questions on the prompt bench, which are no scoring and yet a look at the test patients. */
    private static String asked(List<JsonNode> entries) {
        if (entries.isEmpty()) {
            return "";
        }
        long cases =
                entries.stream().map(e -> e.path("case").asText()).distinct().count();
        return "Prompts were tried on test patients " + entries.size() + (entries.size() == 1 ? " time" : " times")
                + ", on " + cases + (cases == 1 ? " case." : " cases.");
    }

    private static String scored(List<JsonNode> entries) {
        String times = "Test patients were scored " + entries.size() + (entries.size() == 1 ? " time" : " times")
                + " in this run";
        return entries.size() == 1
                ? times + "."
                : times + "; since the first: " + changes(entries.get(0), entries.get(entries.size() - 1)) + ".";
    }

    private static String changes(JsonNode first, JsonNode last) {
        Map<String, String> before = bases(first);
        Map<String, String> now = bases(last);
        List<String> said = new ArrayList<>();
        List<String> added =
                now.keySet().stream().filter(arm -> !before.containsKey(arm)).toList();
        List<String> changed = now.keySet().stream()
                .filter(arm -> before.containsKey(arm) && !before.get(arm).equals(now.get(arm)))
                .toList();
        List<String> gone =
                before.keySet().stream().filter(arm -> !now.containsKey(arm)).toList();
        said(said, "arms added", added);
        said(said, "arms changed", changed);
        said(said, "arms left out", gone);
        TreeSet<String> metrics = new TreeSet<>(names(last.path("metrics")));
        metrics.removeAll(names(first.path("metrics")));
        said(said, "metrics added", List.copyOf(metrics));
        return said.isEmpty() ? "no arm and no metric changed" : String.join("; ", said);
    }

    private static void said(List<String> into, String what, List<String> names) {
        if (!names.isEmpty()) {
            into.add(what + " " + String.join(", ", names));
        }
    }

    private static Map<String, String> bases(JsonNode entry) {
        Map<String, String> bases = new LinkedHashMap<>();
        entry.path("arms")
                .forEach(a -> bases.put(a.path("arm").asText(), a.path("basis").asText()));
        return bases;
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(n -> names.add(n.asText()));
        return names;
    }

    /** Its lines; a torn last one, of a run that was killed, is passed over. */
    private static List<JsonNode> entries(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<JsonNode> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.endsWith("}")) {
                    entries.add(new ObjectMapper().readTree(line));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new ReportException("ledger.jsonl of the run's folder cannot be read: " + e.getMessage(), e);
        }
    }
}
