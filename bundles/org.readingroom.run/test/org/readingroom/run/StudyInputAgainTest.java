package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.settings.PluginChoice;

/** Runs on prepared input done a second time: the same bytes, another input asked again, scored again, predicted. */
class StudyInputAgainTest extends InputStudy {
    @Test
    void aSecondRunGivesTheSameBytes() throws IOException {
        String text = study("input: { crop: brain, shape: [5, 7, 7] }");
        run(text, "one");
        run(text, "two");
        for (String name : List.of("scores.csv", "slice_scores.csv")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(name)),
                    Files.readAllBytes(folder.resolve("two").resolve(name)));
        }
        byte[] answers = Files.readAllBytes(folder.resolve("one/answers/box.jsonl"));
        run(text, "one");
        assertArrayEquals(
                answers, Files.readAllBytes(folder.resolve("one/answers/box.jsonl")), "nothing is asked twice");
    }

    @Test
    void anotherInputIsAskedAgainAndNeverScoredAsTheFirst() throws IOException {
        String coarse = study("input: { shape: [5, 7, 7] }").replace("  - { id: prepared, model: prepared }\n", "");
        String fine = coarse.replace("[5, 7, 7]", "[8, 12, 12]");
        double before = value(run(coarse, "run"), "box", "dice", "source-mm", "2d-slice-mean");
        RunSummary stale = engine().rescore(
                        folder.resolve("run"),
                        Optional.of(file(fine)),
                        Map.of(),
                        false,
                        CaseObserver.NONE,
                        Monitor.NONE);
        assertEquals(Set.of("box", "point"), stale.failures().keySet(), "arms that were shown slices");
        assertTrue(stale.failures().get("box").contains("another input"));
        double after = value(run(fine, "run"), "box", "dice", "source-mm", "2d-slice-mean");
        assertNotEquals(before, after);
        assertEquals(1, after);
    }

    @Test
    void aRescoreGivesTheSameScores() throws IOException {
        run(study("input: { crop: brain, shape: [5, 7, 7] }"), "run");
        byte[] before = Files.readAllBytes(folder.resolve("run/scores.csv"));
        engine().rescore(folder.resolve("run"), Optional.empty(), Map.of(), false, CaseObserver.NONE, Monitor.NONE);
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("run/scores.csv")));
    }

    @Test
    void predictGivesTheModelWhatTheStudyDid() throws IOException {
        run(study("input: { crop: brain, shape: [8, 12, 12] }"), "run");
        Path out = folder.resolve("predicted");
        int unanswered = new Predictor(InputPlugins.registry(), folder.resolve("cache"), StudyRunTest.quiet())
                .predict(folder.resolve("run"), "prepared", PluginChoice.of("memory"), Map.of(), out, Monitor.NONE);
        assertEquals(0, unanswered);
        List<String> lines = Files.readAllLines(out.resolve("predictions.csv"));
        assertEquals(1 + TestPlugins.CASES, lines.size());
        assertTrue(
                lines.stream().skip(1).noneMatch(l -> l.contains(",0,0.0,")), "every mask holds the tumour: " + lines);
    }
}
