package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.study.Arm;
import org.readingroom.study.Study;

/** {@code summary.json}: how a scoring ended, beside its scores, so that the report can be made again from the folder alone. */
final class SummaryFile {
    private SummaryFile() {}

    static void write(RunSummary summary) {
        ObjectNode o = new ObjectMapper().createObjectNode().put("format", 1);
        ObjectNode failures = o.putObject("failures");
        summary.failures().forEach(failures::put);
        ObjectNode missing = o.putObject("missing");
        summary.missing().forEach(missing::put);
        summary.unread().forEach(o.putArray("unread")::add);
        AtomicFile.write(summary.folder().summary(), o.toPrettyString() + "\n");
    }

    /**
     * The scoring of a folder.
     *
     * @throws RunException where there is none, or one of an earlier version
     */
    static RunSummary read(RunFolder folder, List<MetricDefinition> definitions) {
        if (!Files.exists(folder.summary())) {
            throw new RunException(
                    "the run in " + folder.path() + " was not scored to its end by this version; run it, or"
                            + " score it again: readingroom rescore " + folder.path());
        }
        JsonNode o = json(folder.summary());
        Map<String, String> failures = new LinkedHashMap<>();
        o.path("failures")
                .properties()
                .forEach(e -> failures.put(e.getKey(), e.getValue().asText()));
        Map<String, Integer> missing = new LinkedHashMap<>();
        o.path("missing")
                .properties()
                .forEach(e -> missing.put(e.getKey(), e.getValue().asInt()));
        List<String> unread = new ArrayList<>();
        o.path("unread").forEach(id -> unread.add(id.asText()));
        return new RunSummary(folder, ScoreFile.read(folder.scores()), failures, missing, unread, definitions);
    }

    private static JsonNode json(Path file) {
        try {
            JsonNode o = new ObjectMapper().readTree(Files.readString(file));
            if (o.path("format").asInt() != 1) {
                throw new RunException(file + " is of format " + o.path("format") + "; this version reads format 1");
            }
            return o;
        } catch (IOException e) {
            throw new RunException("cannot read " + file + ": " + e.getMessage() + "; rescore the run", e);
        }
    }

    /** What was answered after the scoring, in a sentence; empty where nothing was. */
    static Optional<String> stale(RunFolder folder, Study study) {
        FileTime scored = time(folder.summary());
        List<String> later = study.arms().stream()
                .map(Arm::id)
                .filter(arm -> folder.allAnswers(arm).stream().anyMatch(f -> time(f).compareTo(scored) > 0))
                .toList();
        return later.isEmpty()
                ? Optional.empty()
                : Optional.of("answers of " + String.join(", ", later)
                        + " are later than the scores; score the run again with rescore to have them in the report");
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new RunException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
    }
}
