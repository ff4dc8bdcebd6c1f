package org.readingroom.report.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.JsonFile;
import org.readingroom.report.internal.table.PublishedStudy;

/** What a publication does not state, or states twice, with the value that this run chose. */
final class Choices {
    private Choices() {}

    static Optional<Section.Table> table(PublishedStudy study, List<ArmFile> arms) {
        List<List<String>> rows = new ArrayList<>();
        for (PublishedStudy.NotStated open : study.notStated()) {
            String here = here(open, arms);
            if (!here.isEmpty()) {
                rows.add(List.of(open.what(), open.published(), here));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section.Table(
                        "choices",
                        "What the publication leaves open or says in two ways, and what was chosen here.",
                        List.of("What", "Published", "In this run"),
                        rows,
                        List.of()));
    }

    private static String here(PublishedStudy.NotStated open, List<ArmFile> arms) {
        List<ArmFile> concerned =
                arms.stream().filter(arm -> concerns(open, arm)).toList();
        if (concerned.isEmpty()) {
            return "";
        }
        if (open.text() != null) {
            return open.text();
        }
        Map<String, List<String>> byValue = new LinkedHashMap<>();
        for (ArmFile arm : concerned) {
            String value = open.paths().stream()
                    .map(path -> named(arm.basis(), path))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", "));
            byValue.computeIfAbsent(value.isEmpty() ? "not set" : value, v -> new ArrayList<>())
                    .add(arm.arm().id());
        }
        if (byValue.size() == 1) {
            return byValue.keySet().iterator().next();
        }
        return byValue.entrySet().stream()
                .map(e -> String.join(", ", e.getValue()) + ": " + e.getKey())
                .collect(Collectors.joining("; "));
    }

    private static boolean concerns(PublishedStudy.NotStated open, ArmFile arm) {
        boolean reader =
                open.reader().equals("any") || arm.prompted() == open.reader().equals("prompted");
        boolean task = open.asks().isEmpty() || arm.tasks().contains(open.asks());
        return !arm.arm().control() && reader && task && arm.basis().isObject();
    }

    private static Optional<String> named(JsonNode basis, String path) {
        JsonNode value = basis;
        for (String step : path.split("\\.")) {
            value = value.path(step);
        }
        String words = value.isMissingNode() ? "" : JsonFile.words(value);
        String name = path.substring(path.lastIndexOf('.') + 1);
        return words.isEmpty() ? Optional.empty() : Optional.of(name + " " + words);
    }
}
