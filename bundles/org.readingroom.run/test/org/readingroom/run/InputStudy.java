package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.report.ScoreRow;

/** A study whose readers are given a part of each case, resized; the cases are 8 slices of 12 by 12. */
abstract class InputStudy {
    static final String ARMS = """
          - { id: prepared, model: prepared }
          - { id: box, model: images, prompt: box }
          - { id: mask, model: { id: threshold } }
          - { id: point, model: guess }
        """;

    @TempDir
    Path folder;

    static String study(String input) {
        return """
            format: 1
            name: test
            dataset: { id: memory }
            cohort: { split: { test: 4 } }
            %s
            arms:
            %s
            metrics: [dice, distance]
            """.formatted(input, ARMS);
    }

    Path file(String text) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, text);
        return file;
    }

    StudyRun engine() {
        return new StudyRun(InputPlugins.registry(), folder.resolve("cache"), StudyRunTest.quiet());
    }

    RunSummary run(String text, String out, CaseObserver observer) throws IOException {
        RunOptions options =
                new RunOptions(file(text), Map.of(), folder.resolve(out), Optional.empty(), Shard.WHOLE, false);
        return engine().run(options, observer, Monitor.NONE);
    }

    RunSummary run(String text, String out) throws IOException {
        RunSummary s = run(text, out, CaseObserver.NONE);
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        return s;
    }

    static double value(RunSummary s, String arm, String metric, String frame, String unit) {
        List<ScoreRow> rows = s.scores().stream()
                .filter(r -> r.arm().equals(arm)
                        && r.metric().equals(metric)
                        && r.frame().equals(frame)
                        && r.unit().equals(unit)
                        && !(metric.equals("dice") && !r.task().equals("mask"))
                        && r.caseId().equals("*")
                        && r.rule().equals("failures-as-wrong"))
                .toList();
        assertEquals(1, rows.size(), arm + " " + metric + " " + frame + " " + unit);
        return rows.get(0).value();
    }
}
