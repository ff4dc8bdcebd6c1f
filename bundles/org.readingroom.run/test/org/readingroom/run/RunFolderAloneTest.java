package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.settings.Setting;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SimplePluginRegistry;

/** What can be done with a run's folder when the rest has moved: prompt files, and the report of a scored run. */
class RunFolderAloneTest {
    private static final String STUDY = """
        format: 1
        name: alone
        dataset: { id: pairs }
        cohort: { split: { test: 4, stratify: "" } }
        metrics: [right]
        arms: [{ id: a, model: seeing, prompt: { id: worded, file: words/mine.txt }, slices: { choose: middle } }]
        """;

    @TempDir
    Path folder;

    private final AskingPlugins.Sent sent = new AskingPlugins.Sent();

    private PluginRegistry registry() {
        return SimplePluginRegistry.builder()
                .add(PluginKind.DATASET, "pairs", "Pairs", AskingCases.PairsPlugin::new)
                .add(PluginKind.MODEL, "seeing", "Seeing", () -> new AskingPlugins.SeeingPlugin(sent))
                .add(PluginKind.PROMPT, "worded", "Worded", WordedPlugin::new)
                .add(PluginKind.METRIC, "right", "Right grade", () -> new MetricOf("right", Task.GRADE))
                .build();
    }

    private StudyRun runner() {
        return new StudyRun(registry(), folder.resolve("cache"), RunLog.NONE);
    }

    private Path study(String in, String words) throws IOException {
        Path file = folder.resolve(in).resolve("study.yaml");
        Files.createDirectories(file.resolveSibling("words"));
        Files.writeString(file.resolveSibling("words").resolve("mine.txt"), words);
        Files.writeString(file, STUDY);
        return file;
    }

    private RunSummary run(Path study) {
        return runner().run(
                        new RunOptions(study, Map.of(), folder.resolve("run"), Optional.empty(), Shard.WHOLE, false),
                        CaseObserver.NONE,
                        Monitor.NONE);
    }

    @Test
    void aPromptFileCountsByItsWords() throws IOException {
        run(study("here", "Choice: (.)"));
        int asked = sent.queries().size();
        run(study("there/deeper", "Choice: (.)"));
        assertEquals(asked, sent.queries().size(), "the same words from another folder are the same prompt");
        run(study("there/deeper", "Choice: (.) "));
        assertEquals(2 * asked, sent.queries().size());
    }

    @Test
    void aRunIsScoredAgainWithThePromptFilesItKept() throws IOException {
        Path study = study("here", "Choice: (.)");
        RunSummary first = run(study);
        Files.delete(study.resolveSibling("words").resolve("mine.txt"));
        List<String> warnings = new ArrayList<>();
        RunLog log = new RunLog() {
            @Override
            public void info(String message) {}

            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        };
        RunSummary again = new StudyRun(registry(), folder.resolve("cache"), log)
                .rescore(folder.resolve("run"), Optional.empty(), Map.of(), false, CaseObserver.NONE, Monitor.NONE);
        assertEquals(first.scores(), again.scores());
        assertEquals(List.of(), warnings);
        assertTrue(again.complete());
    }

    @Test
    void aScoredRunIsReportedWithoutModelAndDataset() throws IOException {
        RunSummary first = run(study("here", "Choice: (.)"));
        PluginRegistry metricsAlone = SimplePluginRegistry.builder()
                .add(PluginKind.METRIC, "right", "Right grade", () -> new MetricOf("right", Task.GRADE))
                .build();
        List<String> warnings = new ArrayList<>();
        RunLog log = new RunLog() {
            @Override
            public void info(String message) {}

            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        };
        StudyRun reader = new StudyRun(metricsAlone, folder.resolve("cache"), log);
        RunSummary again = reader.scored(folder.resolve("run"), Map.of());
        assertEquals(first.scores(), again.scores());
        assertEquals(first.failures(), again.failures());
        assertEquals(first.missing(), again.missing());
        assertEquals(first.unread(), again.unread());
        assertEquals(first.definitions(), again.definitions());
        assertEquals(List.of(), warnings);
        Path answers = new RunFolder(folder.resolve("run")).answers("a", Shard.WHOLE);
        Files.setLastModifiedTime(
                answers, FileTime.fromMillis(Files.getLastModifiedTime(answers).toMillis() + 60_000));
        reader.scored(folder.resolve("run"), Map.of());
        assertTrue(warnings.get(0).contains("answers of a are later"), warnings.toString());
        Files.delete(folder.resolve("run/summary.json"));
        String message = assertThrows(RunException.class, () -> reader.scored(folder.resolve("run"), Map.of()))
                .getMessage();
        assertTrue(message.contains("rescore"), message);
    }

    @Test
    void progressNeverGoesBeyondItsTotal() throws IOException {
        List<long[]> begun = new ArrayList<>();
        Monitor monitor = new Monitor() {
            @Override
            public void begin(String task, long total) {
                begun.add(new long[] {total, 0});
            }

            @Override
            public void worked(long done) {
                begun.get(begun.size() - 1)[1] += done;
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        Path study = study("here", "Choice: (.)");
        Files.writeString(study, STUDY.replace("choose: middle }", "choose: all }, read: [train, test]"));
        runner().run(
                        new RunOptions(study, Map.of(), folder.resolve("run"), Optional.empty(), Shard.WHOLE, false),
                        CaseObserver.NONE,
                        monitor);
        assertTrue(begun.size() > 2);
        begun.forEach(b -> assertTrue(b[0] == 0 || b[1] <= b[0], b[1] + " of " + b[0]));
        assertNotEquals(0, sent.queries().size());
    }

    /** @param file a pattern whose group is the answer */
    record Words(
            @Setting(value = "The words.", identity = false) Path file) {}

    /** A prompt whose words, and whose reading of answers, stand in a file. */
    @PluginId(id = "worded", label = "Worded")
    static final class WordedPlugin implements PromptPlugin<Words> {
        @Override
        public Class<Words> settingsType() {
            return Words.class;
        }

        @Override
        public PromptStrategy create(Words settings) {
            return new Worded(read(settings.file()));
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Worded(String words) implements PromptStrategy {
        @Override
        public Task<?> task() {
            return Task.GRADE;
        }

        @Override
        public Prompt prompt(PromptInput input) {
            return new Prompt("", List.of(new Prompt.Turn(Prompt.Role.USER, List.of(new Prompt.Text(words.strip())))));
        }

        @Override
        public Parsed parse(String answer, SliceFrame frame) {
            var m = Pattern.compile(words.strip()).matcher(answer);
            return m.find()
                    ? Parsed.answered(ClassScore.of(Integer.parseInt(m.group(1))), m.start(1), m.end(1))
                    : Parsed.failed(EndState.UNPARSEABLE, "no choice");
        }

        @Override
        public String target(TaskValues truth, SliceFrame frame) {
            return "Choice: " + truth.get(Task.GRADE).orElseThrow().label();
        }
    }
}
