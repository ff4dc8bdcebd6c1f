package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.api.task.EndState;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.SettingsNode;
import org.readingroom.study.Split;
import org.readingroom.study.StudyException;

/** The prompt bench asks as a run does, with other words too, and keeps test patients apart. */
class PromptBenchTest extends AskingFixture {
    private PromptBench bench(String text, Optional<String> run) throws IOException {
        Path file = folder.resolve("bench.yaml");
        Files.writeString(file, HEAD + text);
        return bench(new BenchSetup(
                Optional.of(file),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                run.map(folder::resolve)));
    }

    private PromptBench bench(BenchSetup setup) {
        return PromptBench.open(
                setup,
                AskingPlugins.registry(sent),
                folder.resolve("cache"),
                folder.resolve("wording.txt"),
                RunLog.NONE,
                Monitor.NONE);
    }

    private static String caseOf(PromptBench bench, Split split) {
        return bench.cases().stream()
                .filter(c -> c.split() == split)
                .findFirst()
                .orElseThrow()
                .caseId();
    }

    private static List<BenchAnswer> ask(PromptBench bench, BenchQuestion question) {
        List<BenchAnswer> answers = new ArrayList<>();
        bench.ask(question, answers::add, Monitor.NONE);
        return answers;
    }

    private static BenchQuestion question(PromptBench bench, Split split, Optional<String> wording, int repeats) {
        String id = caseOf(bench, split);
        return new BenchQuestion(id, bench.firstSlice(id), wording, repeats, false);
    }

    @Test
    void asksWithTheArmsWordsAndTellsThePixel() throws IOException {
        try (PromptBench bench = bench(arm(""), Optional.empty())) {
            List<BenchAnswer> answers = ask(bench, question(bench, Split.TRAIN, Optional.empty(), 2));
            assertEquals(2, answers.size());
            StoredAnswer first = answers.get(0).answer();
            assertEquals(EndState.ANSWERED, first.state());
            assertTrue(first.value().orElseThrow().has("row"), first.toString());
            assertTrue(first.span().isPresent());
            assertEquals(first.value().get(), answers.get(0).onSlice().get("centre-point"));
            assertEquals(1, answers.get(1).answer().repeat());
            assertFalse(first.key().equals(answers.get(1).answer().key()));
        }
    }

    @Test
    void showsTheImageAndTheTruthWithoutOpeningTheModel() throws IOException {
        try (PromptBench bench = bench(arm(""), Optional.empty())) {
            String id = caseOf(bench, Split.TRAIN);
            BenchSlice slice = bench.slice(id, bench.firstSlice(id), Optional.empty());
            assertEquals(1, slice.images().size());
            assertEquals("Well?", slice.wording());
            assertTrue(slice.truth().containsKey("bounding-box"), slice.truth().toString());
            assertTrue(slice.slices() > slice.slice().index());
            assertTrue(sent.requests.isEmpty());
            assertThrows(StudyException.class, () -> bench.slice(id, 9999, Optional.empty()));
            assertThrows(StudyException.class, () -> bench.slice("nobody", 0, Optional.empty()));
        }
    }

    @Test
    void aTestPatientIsAskedAboutOnlyOnPurposeAndNoted() throws IOException {
        run("run", arm(""));
        Path ledger = new RunFolder(folder.resolve("run")).ledger();
        int before = Files.readAllLines(ledger).size();
        try (PromptBench bench = bench(arm(""), Optional.of("run"))) {
            BenchQuestion plain = question(bench, Split.TEST, Optional.empty(), 1);
            StudyException refused = assertThrows(StudyException.class, () -> ask(bench, plain));
            assertTrue(refused.getMessage().contains("test patient"), refused.getMessage());
            assertEquals(before, Files.readAllLines(ledger).size());
            ask(bench, new BenchQuestion(plain.caseId(), plain.slice(), Optional.empty(), 1, true));
            List<String> lines = Files.readAllLines(ledger);
            assertEquals(before + 1, lines.size());
            assertTrue(lines.get(before).contains("\"bench\":\"a\""), lines.get(before));
            ask(bench, question(bench, Split.TRAIN, Optional.empty(), 1));
            assertEquals(before + 1, Files.readAllLines(ledger).size());
        }
    }

    @Test
    void withoutARunATestPatientIsRefusedEvenOnPurpose() throws IOException {
        try (PromptBench bench = bench(arm(""), Optional.empty())) {
            BenchQuestion plain = question(bench, Split.TEST, Optional.empty(), 1);
            BenchQuestion meant = new BenchQuestion(plain.caseId(), plain.slice(), Optional.empty(), 1, true);
            assertTrue(assertThrows(StudyException.class, () -> ask(bench, meant))
                    .getMessage()
                    .contains("no run"));
        }
    }

    @Test
    void theArmsWordsGiveTheAnswerOfTheRun() throws IOException {
        run("run", arm(""));
        List<StoredAnswer> stored = answers("run", "a");
        try (PromptBench bench = bench(arm(""), Optional.of("run"))) {
            StoredAnswer one = stored.get(0);
            int slice = Integer.parseInt(one.slice().replaceAll("\\D", ""));
            BenchQuestion same = new BenchQuestion(one.caseId(), slice, Optional.empty(), 1, true);
            StoredAnswer again = ask(bench, same).get(0).answer();
            assertEquals(one.key(), again.key());
            assertEquals(one.request(), again.request());
            assertEquals(one.text(), again.text());
        }
    }

    @Test
    void otherWordsNeedAStrategyThatTakesThem() throws IOException {
        try (PromptBench bench = bench(arm(""), Optional.empty())) {
            assertFalse(bench.takesWording());
            BenchQuestion other = question(bench, Split.TRAIN, Optional.of("Where?"), 1);
            assertTrue(assertThrows(StudyException.class, () -> ask(bench, other))
                    .getMessage()
                    .contains("no setting 'file'"));
        }
        String worded = "  - { id: a, model: seeing, prompt: worded, slices: { choose: reference } }\n";
        try (PromptBench bench = bench(worded, Optional.empty())) {
            assertTrue(bench.takesWording());
            ask(bench, question(bench, Split.TRAIN, Optional.of("Where {now}?"), 1));
            ask(bench, question(bench, Split.TRAIN, Optional.empty(), 1));
        }
        assertTrue(AskingPlugins.textOf(sent.queries().get(0).prompt().orElseThrow())
                .contains("Where {now}?"));
        assertTrue(AskingPlugins.textOf(sent.queries().get(1).prompt().orElseThrow())
                .contains("Preset"));
    }

    @Test
    void anotherPromptAndModelTakeThePlaceOfTheArms() throws IOException {
        Path file = folder.resolve("bench.yaml");
        Files.writeString(file, HEAD + arm(""));
        BenchSetup setup = new BenchSetup(
                Optional.of(file),
                Map.of(),
                Optional.of("a"),
                Optional.of(new PluginChoice("seeing", SettingsNode.parse("model", "cut: true"))),
                Optional.of(PluginChoice.of("grade")),
                Optional.empty());
        try (PromptBench bench = bench(setup)) {
            assertEquals(List.of("grade"), bench.tasks());
            List<BenchAnswer> answers = ask(bench, question(bench, Split.TRAIN, Optional.empty(), 1));
            assertEquals(EndState.TRUNCATED, answers.get(0).answer().state());
        }
    }

    @Test
    void anArmThatIsNotPromptedSaysWhatItsMaskIsOnTheSlice() throws IOException {
        String arm = "  - { id: t, model: threshold, slices: { choose: reference } }\n";
        try (PromptBench bench = bench(arm, Optional.empty())) {
            assertTrue(assertThrows(
                            RunException.class, () -> ask(bench, question(bench, Split.TRAIN, Optional.empty(), 1)))
                    .getMessage()
                    .contains("has to learn"));
        }
        run("run", arm);
        try (PromptBench bench = bench(arm, Optional.of("run"))) {
            List<BenchAnswer> answers = ask(bench, question(bench, Split.TRAIN, Optional.empty(), 3));
            assertEquals(
                    List.of("grade", "mask"),
                    answers.stream().map(a -> a.answer().task()).toList());
            assertTrue(answers.get(1).onSlice().containsKey("bounding-box"), answers.toString());
        }
    }
}
