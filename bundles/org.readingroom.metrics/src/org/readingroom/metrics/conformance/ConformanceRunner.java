package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.readingroom.api.metric.MetricException;

/**
 * Puts every vector file of a folder through our metrics: JSON files whose {@code schema} is {@code metric-vectors/1}.
 *
 * <p>A file has a family, a default tolerance and cases; a case has an input, expected values and, where it came from
 * another library's tests, a tolerance of its own. A value passes where it is within the absolute or within the
 * relative tolerance. Non-finite numbers are the strings NaN, Infinity and -Infinity. Other JSON files in the folder
 * are left alone.
 */
public final class ConformanceRunner {
    private static final String SCHEMA = "metric-vectors/1";
    private static final List<Family> FAMILIES = List.of(
            new SegmentationFamily(),
            new LesionWiseFamily(),
            new ClassificationFamily(),
            new AurocFamily(),
            new VotingFamily(),
            new LocalisationFamily(),
            new PolygonFamily(),
            new StatisticsFamily());

    private final int mostDifferences;

    /** A runner that keeps the first ten differences of a family. */
    public ConformanceRunner() {
        this(10);
    }

    /** A runner that keeps so many differences of a family. */
    public ConformanceRunner(int mostDifferences) {
        this.mostDifferences = mostDifferences;
    }

    /** The families there are metrics for, by their names in the files. */
    public static List<String> families() {
        return FAMILIES.stream().map(Family::name).toList();
    }

    /**
     * One result a vector file, in the order of file names.
     *
     * @throws MetricException where the folder cannot be read, holds no vector file, or one is malformed
     */
    public List<FamilyResult> run(Path folder) {
        List<FamilyResult> results = new ArrayList<>();
        for (Path file : jsonFiles(folder)) {
            JsonNode root = read(file);
            if (SCHEMA.equals(root.path("schema").asText())) {
                results.add(score(file, root));
            }
        }
        if (results.isEmpty()) {
            throw new MetricException(
                    "no vector file in " + folder + ": expected JSON files with \"schema\": \"" + SCHEMA + "\"");
        }
        return results;
    }

    private static List<Path> jsonFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MetricException("cannot list " + folder + ": name a folder of vector files", e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new MetricException("cannot read " + file + " as JSON: " + e.getMessage(), e);
        }
    }

    private FamilyResult score(Path file, JsonNode root) {
        String name = root.path("family").asText();
        JsonNode cases = root.path("cases");
        if (name.isEmpty() || !cases.isArray()) {
            throw new MetricException(file + " has the schema " + SCHEMA + " but no family or no list of cases");
        }
        Optional<Family> family =
                FAMILIES.stream().filter(f -> f.name().equals(name)).findFirst();
        Tally tally = new Tally(family, mostDifferences);
        for (JsonNode one : cases) {
            Tolerance tolerance =
                    Tolerance.of(one.has("tolerance") ? one.get("tolerance") : root.path("tolerance_default"));
            tally.take(one, tolerance);
        }
        return new FamilyResult(
                name,
                file.getFileName().toString(),
                cases.size(),
                family.isPresent(),
                tally.keys(),
                tally.differences());
    }
}
