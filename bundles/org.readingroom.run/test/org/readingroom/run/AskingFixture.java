package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;

/** Runs a study of one prompted arm and keeps what its model was sent. */
abstract class AskingFixture {
    static final String HEAD = """
        format: 1
        name: asking
        dataset: { id: pairs }
        cohort: { split: { test: 4, stratify: "" } }
        metrics: [right, distance]
        arms:
        """;

    @TempDir
    Path folder;

    AskingPlugins.Sent sent = new AskingPlugins.Sent();
    final List<String> log = new ArrayList<>();

    RunSummary run(String out, String text) throws IOException {
        return run(out, text, Shard.WHOLE);
    }

    RunSummary run(String out, String text, Shard shard) throws IOException {
        sent = new AskingPlugins.Sent();
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, text.startsWith("format") ? text : HEAD + text);
        RunLog kept = new RunLog() {
            @Override
            public void info(String message) {
                log.add(message);
            }

            @Override
            public void warn(String message) {
                log.add("WARN " + message);
            }
        };
        RunOptions options = new RunOptions(file, Map.of(), folder.resolve(out), Optional.empty(), shard, false);
        return new StudyRun(AskingPlugins.registry(sent), folder.resolve("cache"), kept)
                .run(options, CaseObserver.NONE, Monitor.NONE);
    }

    String refusal(String out, String text) {
        return assertThrows(ReadingRoomException.class, () -> run(out, text)).getMessage();
    }

    List<StoredAnswer> answers(String out, String arm) {
        return AnswerStore.read(new RunFolder(folder.resolve(out)).answers(arm, Shard.WHOLE));
    }

    static String arm(String keys) {
        return "  - { id: a, model: seeing, prompt: point, slices: { choose: reference } " + keys + " }\n";
    }

    static String grade(String keys) {
        return "  - { id: a, model: seeing, prompt: grade, slices: { choose: middle } " + keys + " }\n";
    }

    static boolean logged(List<String> log, String... parts) {
        return log.stream().anyMatch(l -> List.of(parts).stream().allMatch(l::contains));
    }
}
