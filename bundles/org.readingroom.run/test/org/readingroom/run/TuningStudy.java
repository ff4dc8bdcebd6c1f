package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.CohortFile;
import org.readingroom.study.Split;

/** The study of a tuned arm that the tests of tuning run, in a folder of their own. */
abstract class TuningStudy {
    static final String HEAD = """
        format: 1
        name: tuning
        dataset: { id: pairs, cases: 12 }
        cohort: { split: { test: 4, validation: 3, stratify: "" }, oversample: { label: grade } }
        metrics: [right, distance]
        arms:
        """;

    @TempDir
    Path folder;

    final TunerPlugins.Given given = new TunerPlugins.Given();

    RunOptions options(String out, String text, Optional<String> arm, Shard shard) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, text.startsWith("format") ? text : HEAD + text);
        return new RunOptions(file, Map.of(), folder.resolve(out), arm, shard, false);
    }

    StudyRun runner(PluginRegistry registry) {
        return new StudyRun(registry, folder.resolve("cache"), RunLog.NONE);
    }

    RunSummary run(String out, String text) throws IOException {
        return runner(TunerPlugins.registry(given))
                .run(options(out, text, Optional.empty(), Shard.WHOLE), CaseObserver.NONE, Monitor.NONE);
    }

    String refusal(String text) {
        return assertThrows(ReadingRoomException.class, () -> run("run", text)).getMessage();
    }

    static String arm(String prompt, String keys) {
        return "  - { id: t, model: seeing, prompt: " + prompt + ", finetune: own " + keys + " }\n";
    }

    Set<String> ids(String out, Split split) {
        Cohort cohort = CohortFile.read(folder.resolve(out).resolve("cohort.json"));
        return cohort.of(split).stream().map(CohortCase::caseId).collect(Collectors.toCollection(TreeSet::new));
    }

    static void says(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), () -> part + " is not in: " + message);
        }
    }
}
