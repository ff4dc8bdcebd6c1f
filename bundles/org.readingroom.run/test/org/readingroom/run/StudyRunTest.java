package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.study.StudyException;

class StudyRunTest {
    static final String STUDY = """
        format: 1
        name: test
        dataset: { id: memory }
        cohort: { split: { test: 4 } }
        arms:
          - { id: mask, model: { id: threshold } }
          - { id: point, model: guess }
        metrics: [dice, right, distance]
        """;

    @TempDir
    Path folder;

    private final PluginRegistry registry = TestPlugins.registry();

    static RunLog quiet() {
        return new RunLog() {
            @Override
            public void info(String message) {}

            @Override
            public void warn(String message) {}
        };
    }

    private Path study(String text) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, text);
        return file;
    }

    private RunSummary run(String study, String out) throws IOException {
        return run(study, out, Optional.empty(), Shard.WHOLE, Monitor.NONE);
    }

    private RunSummary run(String study, String out, Optional<String> arm, Shard shard, Monitor monitor)
            throws IOException {
        RunOptions options = new RunOptions(study(study), Map.of(), folder.resolve(out), arm, shard, false);
        return new StudyRun(registry, folder.resolve("cache"), quiet()).run(options, CaseObserver.NONE, monitor);
    }

    private byte[] scores(String out) throws IOException {
        return Files.readAllBytes(folder.resolve(out).resolve("scores.csv"));
    }

    private static ScoreRow row(RunSummary s, String arm, String metric, String unit) {
        return s.scores().stream()
                .filter(r -> r.arm().equals(arm)
                        && r.metric().equals(metric)
                        && r.unit().equals(unit)
                        && r.caseId().equals("*")
                        && r.rule().equals("failures-as-wrong"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyArmIsScoredOnAllItCanBeDerivedTo() throws IOException {
        RunSummary s = run(STUDY, "run");
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        assertEquals(1.0, row(s, "mask", "dice", "3d-patient").value());
        assertEquals(1.0, row(s, "mask", "dice", "2d-slice-mean").value());
        assertEquals(0.0, row(s, "mask", "distance", "2d-slice-mean").value());
        assertEquals(4, row(s, "point", "distance", "2d-slice-mean").total());
        assertTrue(s.scores().stream()
                .noneMatch(r -> r.arm().equals("point") && r.metric().equals("dice")));
        for (String file : List.of(
                "study.yaml",
                "environment.json",
                "cohort.json",
                "answers/mask.jsonl",
                "scores.csv",
                "slice_scores.csv",
                "outlines.csv",
                "timings.csv",
                "ledger.jsonl",
                "run.json")) {
            assertTrue(Files.exists(folder.resolve("run").resolve(file)), file);
        }
    }

    @Test
    void theOutlinesOfScoredSlicesAreWritten() throws IOException {
        run(STUDY, "run");
        List<String> lines = Files.readAllLines(folder.resolve("run/outlines.csv"));
        assertEquals(OutlineFile.HEADER, lines.get(0));
        // Four test cases, tumour on slices 2 to 5 of each.
        assertEquals(1 + 4 * 4, lines.size());
        assertTrue(lines.stream().skip(1).allMatch(l -> l.endsWith(",1.0,yes")), lines.toString());
    }

    @Test
    void aSecondRunGivesTheSameBytes() throws IOException {
        run(STUDY, "one");
        run(STUDY, "two");
        assertArrayEquals(scores("one"), scores("two"));
    }

    @Test
    void goingOnAsksNothingTwice() throws IOException {
        run(STUDY, "run");
        byte[] answers = Files.readAllBytes(folder.resolve("run/answers/mask.jsonl"));
        run(STUDY, "run");
        assertArrayEquals(answers, Files.readAllBytes(folder.resolve("run/answers/mask.jsonl")));
    }

    @Test
    void aTornLastLineIsRepairedAndAskedAgain() throws IOException {
        run(STUDY, "run");
        byte[] before = scores("run");
        Path answers = folder.resolve("run/answers/mask.jsonl");
        byte[] whole = Files.readAllBytes(answers);
        Files.write(answers, java.util.Arrays.copyOf(whole, whole.length - 25));
        run(STUDY, "run");
        assertArrayEquals(before, scores("run"));
        assertEquals(8, Files.readAllLines(answers).size());
    }

    @Test
    void cancelledAfterAnyNumberOfStepsItGoesOnToTheSameScores() throws IOException {
        run(STUDY, "whole");
        for (int steps = 0; steps < 40; steps += 3) {
            String out = "cancelled-" + steps;
            AtomicInteger left = new AtomicInteger(steps);
            Monitor stopping = new Monitor() {
                @Override
                public void begin(String task, long total) {}

                @Override
                public void worked(long done) {}

                @Override
                public boolean cancelled() {
                    return left.getAndDecrement() <= 0;
                }
            };
            try {
                run(STUDY, out, Optional.empty(), Shard.WHOLE, stopping);
            } catch (CancelledException expected) {
                assertTrue(left.get() < 0);
            }
            run(STUDY, out);
            assertArrayEquals(scores("whole"), scores(out), out);
        }
    }

    @Test
    void shardsMergedGiveTheScoresOfOneRun() throws IOException {
        run(STUDY, "whole");
        for (int i = 3; i >= 1; i--) {
            run(STUDY, "sharded", Optional.empty(), new Shard(i, 3), Monitor.NONE);
        }
        RunSummary merged = new StudyRun(registry, folder.resolve("cache"), quiet())
                .rescore(folder.resolve("sharded"), Optional.empty(), Map.of(), true, CaseObserver.NONE, Monitor.NONE);
        assertTrue(merged.complete());
        assertArrayEquals(scores("whole"), scores("sharded"));
        assertEquals(
                1, new RunFolder(folder.resolve("sharded")).allAnswers("mask").size());
    }

    @Test
    void oneArmAfterAnotherGivesTheScoresOfOneRun() throws IOException {
        run(STUDY, "whole");
        RunSummary first = run(STUDY, "arms", Optional.of("point"), Shard.WHOLE, Monitor.NONE);
        assertFalse(first.complete());
        assertTrue(first.complete("point"));
        assertEquals(List.of("mask"), first.unread());
        run(STUDY, "arms", Optional.of("mask"), Shard.WHOLE, Monitor.NONE);
        assertArrayEquals(scores("whole"), scores("arms"));
    }

    @Test
    void aModelThatBreaksEndsItsArmAndIsNamed() throws IOException {
        RunSummary s = run(STUDY.replace("model: guess", "model: broken"), "run");
        assertFalse(s.complete());
        assertTrue(s.failures().get("point").contains("broken"), s.failures().toString());
        assertTrue(
                s.failures().get("point").contains("org/missing/Thing"),
                s.failures().toString());
        assertEquals(2, s.missing().get("point"));
        assertEquals(1.0, row(s, "mask", "dice", "3d-patient").value());
    }

    @Test
    void missingAnswersAreNotScoredAsWrong() throws IOException {
        RunSummary s = run(STUDY.replace("model: guess", "model: broken"), "run");
        ScoreRow right = row(s, "point", "right", "patient");
        assertEquals(2, right.defined());
        assertEquals(4, right.total());
    }

    @Test
    void changedMetricsAndAddedArmsContinueARun() throws IOException {
        run(STUDY.replace("[dice, right, distance]", "[dice]"), "run");
        RunSummary s = run(STUDY.replace("arms:", "arms:\n  - { id: second, model: guess }"), "run");
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        assertEquals(4, row(s, "second", "distance", "2d-slice-mean").total());
    }

    @Test
    void anotherCohortIsRefusedAndNothingIsTouched() throws IOException {
        run(STUDY, "run");
        byte[] before = scores("run");
        String text = Files.readString(folder.resolve("run/study.yaml"));
        RunException e = assertThrows(RunException.class, () -> run(STUDY.replace("test: 4", "test: 5"), "run"));
        assertTrue(e.getMessage().contains("another cohort"), e.getMessage());
        e = assertThrows(RunException.class, () -> run(STUDY.replace("name: test", "name: test\nseed: 9"), "run"));
        assertTrue(e.getMessage().contains("another seed"), e.getMessage());
        assertArrayEquals(before, scores("run"));
        assertEquals(text, Files.readString(folder.resolve("run/study.yaml")));
    }

    @Test
    void otherScansUnderTheSameNamesAreRefused() throws IOException {
        String later = STUDY.replace("arms:", "arms:\n  - { id: second, model: guess }");
        run(STUDY, "run");
        Path settings = folder.resolve("run/run.json");
        Files.writeString(
                settings, Files.readString(settings).replace("\"settings\" : { }", "\"settings\" : {\"shift\":7}"));
        String shifted = later.replace("{ id: memory }", "{ id: memory, shift: 7 }");
        RunException e = assertThrows(RunException.class, () -> run(shifted, "run"));
        assertTrue(e.getMessage().contains("another scan"), e.getMessage());
    }

    @Test
    void anArmInUseIsRefusedWithItsHolder() throws IOException {
        run(STUDY, "run");
        RunFolder run = new RunFolder(folder.resolve("run"));
        try (ArmLock held = ArmLock.take(run.lock("point", Shard.WHOLE), "the test")) {
            RunException e = assertThrows(RunException.class, () -> run(STUDY, "run"));
            assertTrue(
                    e.getMessage().contains("arm 'point'")
                            && e.getMessage()
                                    .contains(Long.toString(
                                            ProcessHandle.current().pid())),
                    e.getMessage());
        }
    }

    @Test
    void aFolderOfOtherFilesIsRefused() throws IOException {
        Path other = Files.createDirectories(folder.resolve("photos"));
        Files.writeString(other.resolve("cat.txt"), "cat");
        RunException e = assertThrows(RunException.class, () -> run(STUDY, "photos"));
        assertTrue(e.getMessage().contains("not of a run"), e.getMessage());
        assertEquals(List.of("cat.txt"), List.of(other.toFile().list()));
    }

    @Test
    void aDamagedStoreIsNamedWithItsLine() throws IOException {
        run(STUDY, "run");
        Path answers = folder.resolve("run/answers/mask.jsonl");
        Files.writeString(answers, "{\"format\": 1, nonsense\n", StandardOpenOption.APPEND);
        Files.writeString(answers, "\n", StandardOpenOption.APPEND);
        RunException e = assertThrows(RunException.class, () -> run(STUDY, "run"));
        assertTrue(e.getMessage().contains("mask.jsonl:9"), e.getMessage());
    }

    @Test
    void anUnknownPluginIsNamedBeforeAnythingIsWritten() throws IOException {
        ReadingRoomException e = assertThrows(
                ReadingRoomException.class, () -> run(STUDY.replace("model: guess", "model: gues"), "run"));
        assertTrue(e.getMessage().contains("gues") && e.getMessage().contains("guess"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("run")));
    }

    @Test
    void anUnknownArmIsNamed() {
        StudyException e = assertThrows(
                StudyException.class, () -> run(STUDY, "run", Optional.of("nobody"), Shard.WHOLE, Monitor.NONE));
        assertTrue(e.getMessage().contains("nobody") && e.getMessage().contains("mask, point"), e.getMessage());
    }
}
