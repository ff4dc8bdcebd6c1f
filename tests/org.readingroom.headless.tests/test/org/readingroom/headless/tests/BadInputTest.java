package org.readingroom.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.headless.tests.Distribution.Outcome;

/** Bad input: one message saying what, where and what to do, the exit code, and nothing that was there touched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String STUDY = """
            format: 1
            name: bad
            dataset: { id: brats, root: cases }
            cohort: { split: { test: 2 } }
            arms:
              - { id: blob, model: bright-blob }
            metrics: [dice]
            """;

    @TempDir
    private static Path home;

    @TempDir
    private static Path phantoms;

    private Path work;
    private Distribution distribution;
    private Path cases;

    @BeforeAll
    void makePhantoms() throws Exception {
        distribution = new Distribution(home);
        Outcome made = distribution.run(
                "phantom",
                "--out",
                phantoms.resolve("cases").toString(),
                "--cases",
                "5",
                "--seed",
                "1",
                "--size",
                "small");
        assertEquals(0, made.code(), made.err());
    }

    @BeforeEach
    void copyPhantoms() throws IOException {
        work = Files.createTempDirectory(home, "bad");
        cases = work.resolve("cases");
        try (Stream<Path> files = Files.walk(phantoms.resolve("cases"))) {
            for (Path f : files.toList()) {
                Files.copy(f, cases.resolve(phantoms.resolve("cases").relativize(f)));
            }
        }
    }

    private Outcome run(String study) throws Exception {
        Path file = Files.writeString(work.resolve("study.yaml"), study);
        return distribution.run(
                "run",
                file.toString(),
                "--root",
                "cases=" + cases,
                "--out",
                work.resolve("run").toString());
    }

    /** One message with these words, the exit code 1 or 2, no trace, and no run folder that scores. */
    private void refused(Outcome outcome, int code, String... words) {
        assertEquals(code, outcome.code(), outcome.out() + outcome.err());
        for (String word : words) {
            assertTrue(outcome.err().contains(word), "'" + word + "' is not in: " + outcome.err());
        }
        assertFalse(outcome.err().contains("\tat "), outcome.err());
        assertFalse(Files.exists(work.resolve("run/scores.csv")));
    }

    private Path aFile(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(cases)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ending))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aMisspeltKey() throws Exception {
        refused(run(STUDY.replace("model: bright", "modle: bright")), 2, "study.yaml:6", "modle", "model");
    }

    @Test
    void aWrongType() throws Exception {
        refused(run(STUDY.replace("test: 2", "test: many")), 2, "study.yaml:4", "many");
    }

    @Test
    void anUnknownPlugin() throws Exception {
        refused(run(STUDY.replace("bright-blob", "brigt-blob")), 2, "study.yaml:6", "brigt-blob", "bright-blob");
    }

    @Test
    void anUnknownSettingOfAPlugin() throws Exception {
        refused(
                run(STUDY.replace("model: bright-blob", "model: { id: bright-blob, volum: t2 }")),
                2,
                "study.yaml:6",
                "volum",
                "volume");
    }

    @Test
    void notYaml() throws Exception {
        refused(run(STUDY + "\n  - {"), 2, "study.yaml:");
    }

    @Test
    void aRootThatIsNotGiven() throws Exception {
        refused(run(STUDY.replace("root: cases", "root: elsewhere")), 2, "study.yaml:3", "elsewhere", "--root");
    }

    @Test
    void anEmptyDatasetFolder() throws Exception {
        cases = Files.createDirectories(work.resolve("nothing"));
        refused(run(STUDY), 2, "nothing");
    }

    @Test
    void aMaskThatAScoreNeedsIsMissing() throws Exception {
        try (Stream<Path> files = Files.walk(cases)) {
            for (Path f :
                    files.filter(p -> p.toString().endsWith("_seg.nii.gz")).toList()) {
                Files.delete(f);
            }
        }
        refused(run(STUDY), 2, "has no reference mask", "dice");
    }

    @Test
    void aMaskOfAnotherGrid() throws Exception {
        Path full = work.resolve("other");
        Outcome made =
                distribution.run("phantom", "--out", full.toString(), "--cases", "1", "--seed", "9", "--size", "full");
        assertEquals(0, made.code(), made.err());
        try (Stream<Path> files = Files.walk(full)) {
            Path other = files.filter(f -> f.toString().endsWith("_seg.nii.gz"))
                    .findFirst()
                    .orElseThrow();
            for (Path mine : masks()) {
                Files.write(mine, Files.readAllBytes(other));
            }
        }
        refused(run(STUDY), 2, "_seg.nii.gz", "240x240x155");
    }

    private Iterable<Path> masks() throws IOException {
        try (Stream<Path> files = Files.walk(cases)) {
            return files.filter(f -> f.toString().endsWith("_seg.nii.gz")).toList();
        }
    }

    @Test
    void aTruncatedGzip() throws Exception {
        Path file = aFile("_flair.nii.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        refused(run(STUDY), 2, file.getFileName().toString());
    }

    @Test
    void anOutputThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(work.resolve("study.yaml"), STUDY);
        Path blocked = Files.writeString(work.resolve("blocked"), "a file, not a folder");
        Outcome outcome = distribution.run(
                "run",
                file.toString(),
                "--root",
                "cases=" + cases,
                "--out",
                blocked.resolve("run").toString());
        refused(outcome, 1, "blocked");
        assertEquals("a file, not a folder", Files.readString(blocked));
    }

    @Test
    void aRunFolderOfAnotherCohort() throws Exception {
        assertEquals(0, run(STUDY).code());
        byte[] scores = Files.readAllBytes(work.resolve("run/scores.csv"));
        Outcome outcome = run(STUDY.replace("test: 2", "test: 3"));
        assertEquals(1, outcome.code(), outcome.out());
        assertTrue(outcome.err().contains("another cohort"), outcome.err());
        assertEquals(Arrays.toString(scores), Arrays.toString(Files.readAllBytes(work.resolve("run/scores.csv"))));
    }

    @Test
    void anUnknownVerbSuggestsTheNearest() throws Exception {
        Outcome outcome = distribution.run("rnu");
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains("run"), outcome.err());
    }
}
