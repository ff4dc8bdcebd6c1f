package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Mask;
import org.readingroom.api.report.RunData;
import org.readingroom.nifti.NiftiWriter;
import org.readingroom.study.StudyFile;

/** Arms that are asked another arm's slices, and arms of several seeds. */
class FromArmTest {
    private static final String HEAD = """
        format: 1
        name: from
        dataset: { id: pairs }
        cohort: { split: { test: 4, stratify: "" } }
        metrics: [dice, right, distance]
        arms:
        """;

    @TempDir
    Path folder;

    private final AskingPlugins.Sent sent = new AskingPlugins.Sent();

    private RunSummary run(String out, String text, Optional<String> arm) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, HEAD + text);
        RunOptions options = new RunOptions(file, Map.of(), folder.resolve(out), arm, Shard.WHOLE, false);
        return new StudyRun(AskingPlugins.registry(sent), folder.resolve("cache"), RunLog.NONE)
                .run(options, CaseObserver.NONE, Monitor.NONE);
    }

    private Set<String> asked(String out, String arm) {
        return AnswerStore.read(new RunFolder(folder.resolve(out)).answers(arm, Shard.WHOLE)).stream()
                .map(a -> a.caseId() + " " + a.slice())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> scored(String out, String arm) throws IOException {
        return Files.readAllLines(folder.resolve(out).resolve("slice_scores.csv")).stream()
                .map(l -> l.split(","))
                .filter(c -> c[0].equals(arm))
                .map(c -> c[2] + " " + c[3])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> titles(RunSummary s) {
        return new RunReportData(
                        StudyFile.read(folder.resolve("study.yaml"), Map.of()).study(), s)
                .arms().stream()
                        .filter(a -> !a.ceiling())
                        .map(RunData.Arm::title)
                        .toList();
    }

    @Test
    void anArmIsAskedExactlyTheSlicesOfAnotherAndHasItsOracles() throws IOException {
        RunSummary s = run("run", """
              - { id: later, model: seeing, prompt: point, slices: { from-arm: first, plane: sagittal } }
              - { id: first, model: seeing, prompt: grade, slices: { choose: reference, most: 2, plane: coronal } }
              - { id: mask, model: threshold, slices: { from-arm: later } }
            """, Optional.empty());
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        assertEquals(8, asked("run", "first").size());
        assertEquals(asked("run", "first"), asked("run", "later"));
        assertEquals(asked("run", "first"), scored("run", "mask"));
        assertEquals(List.of("later [oracles: slices]", "first [oracles: slices]", "mask"), titles(s));
    }

    @Test
    void thePredictedMaskSaysWhichSlicesAreAsked() throws IOException {
        RunSummary s = run("run", """
              - { id: mask, model: threshold, slices: { choose: all } }
              - { id: point, model: seeing, prompt: point, slices: { from-arm: mask } }
            """, Optional.empty());
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        // The threshold finds the tumour exactly: slices 2 to 5 of each of four cases.
        assertEquals(16, asked("run", "point").size());
        assertEquals(List.of("mask", "point"), titles(s));
    }

    @Test
    void anEmptyMaskAsksTheMiddleSoThatNobodyIsLeftOut() throws IOException {
        String study = """
              - { id: mask, model: threshold, slices: { choose: all } }
              - { id: point, model: seeing, prompt: point, slices: { from-arm: mask } }
            """;
        run("run", study, Optional.of("mask"));
        RunFolder run = new RunFolder(folder.resolve("run"));
        String first = AnswerStore.read(run.answers("mask", Shard.WHOLE)).get(0).caseId();
        MemoryCase any = new MemoryCase(0, 0);
        NiftiWriter.write(
                run.mask("mask", first),
                Mask.of(any.grid(), new boolean[any.grid().size()]),
                any.grid());
        RunSummary s = run("run", study, Optional.empty());
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        assertEquals(13, asked("run", "point").size());
        assertTrue(asked("run", "point").contains(first + " axial-004"));
    }

    @Test
    void withoutTheOtherArmsAnswersItEndsNamed() throws IOException {
        RunSummary s = run("run", """
              - { id: mask, model: threshold, slices: { choose: all } }
              - { id: point, model: seeing, prompt: point, slices: { from-arm: mask } }
            """, Optional.of("point"));
        assertTrue(
                s.failures().get("point").contains("slices of arm 'mask'"),
                s.failures().toString());
    }

    @Test
    void eachSeedIsAnArmOfItsOwn() throws IOException {
        RunSummary s = run("run", """
              - { id: mask, model: { id: threshold, seeds: [1, 2] }, slices: { choose: all } }
              - { id: seen, model: seeing, seeds: [1, 2], prompt: point }
            """, Optional.empty());
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        RunFolder run = new RunFolder(folder.resolve("run"));
        assertTrue(Files.exists(run.model("mask.seed-1").resolve("threshold.txt")));
        assertTrue(Files.exists(run.model("mask.seed-2").resolve("threshold.txt")));
        List<StoredAnswer> one = AnswerStore.read(run.answers("seen.seed-1", Shard.WHOLE));
        List<StoredAnswer> two = AnswerStore.read(run.answers("seen.seed-2", Shard.WHOLE));
        assertNotEquals(one.get(0).key(), two.get(0).key());
        assertFalse(Files.exists(run.answers("seen", Shard.WHOLE)));
        assertEquals(
                List.of("mask", "mask", "seen", "seen"),
                new RunReportData(
                                StudyFile.read(folder.resolve("study.yaml"), Map.of())
                                        .study(),
                                s)
                        .arms().stream()
                                .filter(a -> !a.ceiling())
                                .map(RunData.Arm::group)
                                .toList());
    }

    @Test
    void oneArmOfAGroupNameReadsAllItsSeeds() throws IOException {
        run("run", "  - { id: seen, model: seeing, seeds: [4, 5], prompt: point }\n", Optional.of("seen"));
        assertEquals(16, asked("run", "seen.seed-4").size());
        assertEquals(16, asked("run", "seen.seed-5").size());
    }

    private List<String> dry(String out, String text) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, HEAD + text);
        RunOptions options = new RunOptions(file, Map.of(), folder.resolve(out), Optional.empty(), Shard.WHOLE, false);
        return new StudyRun(AskingPlugins.registry(sent), folder.resolve("cache"), RunLog.NONE)
                .dryRun(options, Monitor.NONE).stream().map(ArmForecast::text).toList();
    }

    @Test
    void aDryRunCountsAndWritesNothing() throws IOException {
        String study = """
              - { id: mask, model: threshold, slices: { choose: all } }
              - { id: point, model: seeing, prompt: point, slices: { from-arm: mask } }
              - { id: all, model: seeing, prompt: grade, slices: { choose: all }, decode: { repeats: 2 },
                  few-shot: { examples: 2 } }
              - { id: same, like: all, slices: { from-arm: all } }
            """;
        assertEquals(
                List.of(
                        "mask: 4 cases, a query for each task of the model",
                        "point: 4 cases, their slices follow from an arm that is not read yet",
                        "all: 4 cases, 32 slices, 64 queries of 3 images; time and cost are told after the first 20"
                                + " answers",
                        "same: 4 cases, 32 slices, 64 queries of 3 images; time and cost are told after the first 20"
                                + " answers"),
                dry("run", study));
        assertFalse(Files.exists(folder.resolve("run")));
        assertEquals(List.of(), sent.requests);
        run("run", study, Optional.empty());
        List<String> after = dry("run", study);
        assertEquals("point: 4 cases, 16 slices, 16 queries of 1 image, 16 answered", after.get(1));
        assertEquals("all: 4 cases, 32 slices, 64 queries of 3 images, 64 answered", after.get(2));
    }
}
