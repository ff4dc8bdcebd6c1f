package org.readingroom.metrics.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.metric.MetricException;

class ConformanceRunnerTest {
    private static final String DICE_HALF = """
            {"schema": "metric-vectors/1", "family": "%s", "tolerance_default": {"abs": 1e-9, "rel": 1e-9}, "cases": [
              {"id": "one", "input": {"shape": [2, 2], "spacing": [1, 1], "pred": [0, 2], "ref": [1, 2]},
               "expected": {"dice": %s, "%s": 1}}]}
            """;

    @TempDir
    Path folder;

    @Test
    void theCommittedCasesOfAllFamiliesPass() throws URISyntaxException {
        Path vectors =
                Path.of(getClass().getResource("vectors/auc.json").toURI()).getParent();
        List<FamilyResult> results = new ConformanceRunner().run(vectors);
        assertEquals(Set.copyOf(ConformanceRunner.families()), names(results));
        for (FamilyResult result : results) {
            assertTrue(result.ok(), () -> result.family() + ": " + result.differences() + missing(result));
            assertTrue(result.passed() > 2 * result.cases(), () -> result.family() + " compared next to nothing");
        }
    }

    @Test
    void allSharedVectorsOfAllFamiliesPass() {
        Path shared = sharedVectors();
        Assumptions.assumeTrue(Files.isDirectory(shared), () -> "no shared vectors at " + shared + ": not compared");
        List<FamilyResult> ours = new ConformanceRunner()
                .run(shared).stream().filter(FamilyResult::known).toList();
        assertEquals(Set.copyOf(ConformanceRunner.families()), names(ours));
        for (FamilyResult r : ours) {
            System.out.printf(
                    "%-30s %3d cases: %4d passed, %d failed, %d not implemented%n",
                    r.family(), r.cases(), r.passed(), r.failed(), r.notImplemented());
            assertTrue(r.ok(), () -> r.family() + ": " + r.differences() + missing(r));
        }
    }

    @Test
    void aWrongValueIsADifferenceAndFailsTheFamily() throws IOException {
        FamilyResult result = run(DICE_HALF.formatted("segmentation", "0.5000001", "tp"));
        assertEquals(1, result.failed());
        assertEquals(1, result.passed());
        assertFalse(result.ok());
        FamilyResult.Difference difference = result.differences().get(0);
        assertEquals(new FamilyResult.Difference("one", "dice", true, "0.5000001", "0.5"), difference);
        assertTrue(run(DICE_HALF.formatted("segmentation", "0.5", "tp")).ok());
    }

    @Test
    void anUnknownKeyIsNotImplementedWithoutFailing() throws IOException {
        FamilyResult result = run(DICE_HALF.formatted("segmentation", "0.5", "conventions"));
        assertEquals(1, result.notImplemented());
        assertEquals(0, result.mandatoryNotRun());
        assertTrue(result.ok());
    }

    @Test
    void aMandatoryKeyThatDidNotRunFailsTheFamily() throws IOException {
        FamilyResult result =
                run(DICE_HALF.formatted("segmentation", "0.5", "surfel.hd95").replace("[1, 2]", "[]"));
        assertEquals(1, result.mandatoryNotRun());
        assertFalse(result.ok());
    }

    @Test
    void aFamilyWithoutMetricsIsToldApart() throws IOException {
        FamilyResult result = run(DICE_HALF.formatted("bleu", "0.5", "tp"));
        assertFalse(result.known());
        assertFalse(result.ok());
        assertEquals(2, result.notImplemented());
    }

    @Test
    void anInputThatCannotBeScoredFailsWithItsReason() throws IOException {
        FamilyResult result =
                run(DICE_HALF.formatted("segmentation", "0.5", "tp").replace("[2, 2]", "[2, 0]"));
        assertEquals(2, result.failed());
        assertTrue(result.differences().get(0).actual().startsWith("not scored: "), result.differences()::toString);
    }

    @Test
    void foldersWithoutVectorsAndBrokenFilesAreRefusedByName() throws IOException {
        Files.writeString(folder.resolve("other.json"), "{}");
        MetricException none = assertThrows(MetricException.class, () -> new ConformanceRunner().run(folder));
        assertTrue(none.getMessage().contains(folder.toString()));
        Files.writeString(folder.resolve("broken.json"), "{");
        MetricException broken = assertThrows(MetricException.class, () -> new ConformanceRunner().run(folder));
        assertTrue(broken.getMessage().contains("broken.json"));
    }

    private FamilyResult run(String vectors) throws IOException {
        Files.writeString(folder.resolve("vectors.json"), vectors);
        return new ConformanceRunner().run(folder).get(0);
    }

    private static Set<String> names(List<FamilyResult> results) {
        return results.stream().map(FamilyResult::family).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String missing(FamilyResult result) {
        return result.keys().stream()
                .filter(k -> k.mandatory() && k.notImplemented() > 0)
                .map(FamilyResult.KeyTally::key)
                .collect(Collectors.joining(", ", " not run: ", ""));
    }

    /** The folder beside the repository's root, the nearest folder upwards that holds the Maven wrapper. */
    private static Path sharedVectors() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("conformance");
    }
}
