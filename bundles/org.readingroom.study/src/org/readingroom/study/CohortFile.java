package org.readingroom.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Generator;

/** A cohort as JSON: saved with a run, and reusable in another study by {@code cohort: { file: ... }}. */
public final class CohortFile {
    private static final int FORMAT = 1;

    private CohortFile() {}

    /** The cohort as JSON text; the same cohort gives the same text. */
    public static String write(Cohort cohort) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("format", FORMAT).put("dataset", cohort.dataset()).put("seed", cohort.seed());
        cohort.generator().ifPresent(g -> root.putObject("generator")
                .put("name", g.name())
                .put("version", g.version())
                .put("digest", g.digest()));
        ArrayNode cases = root.putArray("cases");
        for (CohortCase c : cohort.cases()) {
            ObjectNode o = cases.addObject();
            o.put("case", c.caseId())
                    .put("patient", c.patient())
                    .put("split", c.split().word());
            o.put("fold", c.fold()).put("source", c.source()).put("digest", c.digest());
            c.labels().forEach(o.putObject("labels")::put);
            c.names().forEach(o.putArray("names")::add);
        }
        return root.toPrettyString() + "\n";
    }

    /**
     * Reads a saved cohort.
     *
     * @throws StudyException where it cannot be read, is of another format, or puts a patient in two parts
     */
    public static Cohort read(Path file) {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readString(file));
            if (!root.path("format").isInt() || root.path("format").asInt() != FORMAT) {
                throw new StudyException(file + " is of format " + root.path("format")
                        + "; this version reads cohorts of format " + FORMAT);
            }
            List<CohortCase> cases = new ArrayList<>();
            for (JsonNode o : root.path("cases")) {
                cases.add(readCase(o, file));
            }
            if (cases.isEmpty()) {
                throw new StudyException(file + " holds no case; it is no cohort");
            }
            return new Cohort(
                    root.path("dataset").asText(),
                    root.path("seed").asLong(),
                    cases,
                    generator(root.path("generator"), file));
        } catch (IOException e) {
            throw new StudyException("the cohort " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<Generator> generator(JsonNode o, Path file) {
        if (o.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Generator(
                    o.path("name").asText(),
                    o.path("version").asText(),
                    o.path("digest").asText()));
        } catch (DatasetException e) {
            throw new StudyException(file + ": " + e.getMessage(), e);
        }
    }

    private static CohortCase readCase(JsonNode o, Path file) {
        for (String key : List.of("case", "patient", "split", "digest")) {
            if (!o.path(key).isTextual()) {
                throw new StudyException(file + ": a case has no '" + key + "': " + o);
            }
        }
        Map<String, String> labels = new TreeMap<>();
        o.path("labels")
                .properties()
                .forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
        Set<String> names = new TreeSet<>();
        o.path("names").forEach(n -> names.add(n.asText()));
        return new CohortCase(
                o.get("case").asText(),
                o.get("patient").asText(),
                names,
                o.path("source").asText(),
                labels,
                o.get("digest").asText(),
                Split.of(o.get("split").asText(), file.toString()),
                o.path("fold").asInt(-1));
    }
}
