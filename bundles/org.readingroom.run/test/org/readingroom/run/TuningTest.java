package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.Query;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.CohortFile;
import org.readingroom.study.Split;

/** Arms that are tuned on their own questions before they read. */
class TuningTest {
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

    private final TunerPlugins.Given given = new TunerPlugins.Given();

    private RunOptions options(String out, String text, Optional<String> arm, Shard shard) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, text.startsWith("format") ? text : HEAD + text);
        return new RunOptions(file, Map.of(), folder.resolve(out), arm, shard, false);
    }

    private StudyRun runner(PluginRegistry registry) {
        return new StudyRun(registry, folder.resolve("cache"), RunLog.NONE);
    }

    private RunSummary run(String out, String text) throws IOException {
        return runner(TunerPlugins.registry(given))
                .run(options(out, text, Optional.empty(), Shard.WHOLE), CaseObserver.NONE, Monitor.NONE);
    }

    private String refusal(String text) {
        return assertThrows(ReadingRoomException.class, () -> run("run", text)).getMessage();
    }

    private static String arm(String prompt, String keys) {
        return "  - { id: t, model: seeing, prompt: " + prompt + ", finetune: own " + keys + " }\n";
    }

    private Set<String> ids(String out, Split split) {
        Cohort cohort = CohortFile.read(folder.resolve(out).resolve("cohort.json"));
        return cohort.of(split).stream().map(CohortCase::caseId).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void says(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), () -> part + " is not in: " + message);
        }
    }

    @Test
    void lessonsAreTheArmsSlicesOfTrainingPatientsAlone() throws IOException {
        RunSummary s = run("run", arm("point", ", slices: { choose: all }"));
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        List<Lesson> lessons = given.view().lessons();
        assertEquals(
                ids("run", Split.TRAIN),
                lessons.stream().map(l -> l.subject().id()).collect(Collectors.toCollection(TreeSet::new)));
        // Four of the eight slices of a case hold tumour; the others have no centre.
        assertEquals(5 * 4, lessons.size());
        assertEquals(
                lessons.size(), lessons.stream().map(Lesson::key).distinct().count());
        Lesson first = lessons.get(0);
        assertEquals(first.subject().id() + "/" + first.slice(), first.key());
        assertEquals(first.subject().info().labels().get("grade"), first.group());
        // Rows 4 to 7 of 12 counted from the other side: the box's centre, halves rounded.
        says(first.target(), "(", ", ", ")");
        assertEquals(
                ids("run", Split.VALIDATION).size(), given.view().validation().size());
        assertTrue(given.view().training().stream()
                .noneMatch(c -> ids("run", Split.TEST).contains(c.id())));
    }

    @Test
    void aTestPatientIsNeverAskedAboutInTraining() throws IOException {
        run("run", arm("grade", ", slices: { choose: middle }"));
        MemoryCase test = new MemoryCase(
                Integer.parseInt(ids("run", Split.TEST).iterator().next().substring(1)), 0);
        Lesson of = given.view().lessons().get(0);
        Lesson foreign = new Lesson("x", test, of.slice(), "", of.target());
        says(
                assertThrows(ReadingRoomException.class, () -> given.view().question(foreign))
                        .getMessage(),
                test.id(),
                "no part of");
    }

    @Test
    void aSliceWithoutTumourIsNoGliomaWhereThePromptKnowsThat() throws IOException {
        run("run", arm("grade-or-none", ", slices: { choose: all }"));
        List<Lesson> lessons = given.view().lessons();
        assertEquals(5 * 8, lessons.size());
        for (Lesson l : lessons) {
            boolean tumour = l.slice().index() > 1 && l.slice().index() < 6;
            String grade = l.subject().info().labels().get("grade").equals("HGG") ? "1" : "0";
            assertEquals(tumour ? grade : "2", l.target(), l.key());
        }
        run("two", arm("grade", ", slices: { choose: all }"));
        assertTrue(given.view().lessons().stream().noneMatch(l -> l.target().contains("2")));
    }

    @Test
    void questionsAreThoseOfReadingByteForByte() throws IOException {
        for (String input : List.of("", "input: { crop: whole, shape: [6, 10, 14] }\n")) {
            String out = input.isEmpty() ? "source" : "grid";
            String text = HEAD.replace("arms:", input + "arms:")
                    + arm(
                            "point",
                            ", image: { volumes: [t1, flair] }, slices: { plane: coronal },"
                                    + " read: [train, validation, test]");
            run(out, text);
            Map<String, Query> read = new TreeMap<>();
            given.asked.forEach(q ->
                    read.put(q.subject().id() + "/" + q.slice().orElseThrow().ref(), q));
            assertFalse(given.view().lessons().isEmpty());
            for (Lesson lesson : given.view().lessons()) {
                Query question = given.view().question(lesson);
                Query asked = read.get(lesson.key());
                assertEquals(digest(asked), digest(question), lesson.key());
                assertEquals("patient withheld", withheld(question.subject()));
            }
            given.asked.clear();
        }
    }

    private static String digest(Query q) {
        return RequestDigest.of("", q.prompt().orElseThrow(), Decoding.GREEDY, AskedForm.FREE, 0);
    }

    private static String withheld(Case subject) {
        boolean blind = subject.reference().isEmpty()
                && subject.info().labels().isEmpty()
                && subject.info().patientId().equals(subject.id());
        return blind ? "patient withheld" : subject.info().toString();
    }

    @Test
    void theModelIsToldOfThoseHeldOutByTheirNames() throws IOException {
        run("run", arm("grade", ", read: [train, validation, test]"));
        Set<String> held = new TreeSet<>(ids("run", Split.TEST));
        held.addAll(ids("run", Split.VALIDATION));
        assertEquals(held, given.expected.stream().map(Case::id).collect(Collectors.toCollection(TreeSet::new)));
        for (Case c : given.expected) {
            assertEquals(
                    "patient-" + Integer.parseInt(c.id().substring(1)), c.info().patientId());
            assertTrue(c.info().labels().isEmpty() && c.reference().isEmpty());
        }
    }

    @Test
    void validationIsAskedParsedAndScoredAndNotStored() throws IOException {
        run("run", arm("point", ""));
        Map<String, Double> before = given.validated.get(0);
        assertEquals(Set.of("parse-rate", "centre-distance"), before.keySet());
        assertEquals(1, before.get("parse-rate"));
        assertTrue(before.get("centre-distance") < 3, before.toString());
        Set<String> asked = given.asked.subList(0, 6).stream()
                .map(q -> q.subject().id())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(ids("run", Split.VALIDATION), asked, "six questions are two of each of three patients");
        List<String> stored = AnswerStore.read(new RunFolder(folder.resolve("run")).answers("t", Shard.WHOLE)).stream()
                .map(StoredAnswer::caseId)
                .distinct()
                .toList();
        assertEquals(ids("run", Split.TEST), new TreeSet<>(stored));
        run("grades", arm("grade", ", slices: { choose: middle }"));
        assertEquals(
                Set.of("parse-rate", "accuracy"),
                given.validated.get(given.validated.size() - 1).keySet());
    }

    @Test
    void stoppedInTheMiddleItGoesOnToTheSameResult() throws IOException {
        run("whole", arm("point", ""));
        given.interruptAt = 2;
        assertThrows(CancelledException.class, () -> run("run", arm("point", "")));
        given.interruptAt = Integer.MAX_VALUE;
        int fits = given.views.size();
        assertTrue(run("run", arm("point", "")).complete());
        assertEquals(fits + 1, given.views.size());
        for (String file : List.of("models/t/heard.txt", "scores.csv")) {
            assertEquals(
                    Files.readString(folder.resolve("whole").resolve(file)),
                    Files.readString(folder.resolve("run").resolve(file)));
        }
        run("run", arm("point", ""));
        assertEquals(fits + 1, given.views.size(), "a finished training is loaded");
        assertEquals(1, given.loads);
    }

    @Test
    void trainedAloneTheRunGoesOnFromIt() throws IOException {
        runner(TunerPlugins.registry(given))
                .train(options("run", arm("point", ""), Optional.of("t"), Shard.WHOLE), Monitor.NONE);
        assertFalse(Files.exists(folder.resolve("run/answers/t.jsonl")));
        assertEquals(1, given.views.size());
        RunSummary s = run("run", arm("point", ""));
        assertTrue(s.complete(), s.failures().toString());
        assertEquals(1, given.views.size());
        run("other", arm("point", ""));
        assertEquals(
                Files.readString(folder.resolve("other/scores.csv")),
                Files.readString(folder.resolve("run/scores.csv")));
        String untuned = "  - { id: u, model: seeing, prompt: point }\n";
        says(
                assertThrows(ReadingRoomException.class, () -> runner(TunerPlugins.registry(given))
                                .train(options("no", untuned, Optional.of("u"), Shard.WHOLE), Monitor.NONE))
                        .getMessage(),
                "nothing to learn");
    }

    @Test
    void shardsShareOneTraining() throws IOException {
        run("whole", arm("point", ""));
        StudyRun runner = runner(TunerPlugins.registry(given));
        int fits = given.views.size();
        for (String shard : List.of("1/3", "2/3", "3/3")) {
            runner.run(
                    options("run", arm("point", ""), Optional.empty(), Shard.parse(shard)),
                    CaseObserver.NONE,
                    Monitor.NONE);
        }
        assertEquals(fits + 1, given.views.size());
        runner.rescore(folder.resolve("run"), Optional.empty(), Map.of(), true, CaseObserver.NONE, Monitor.NONE);
        assertEquals(
                Files.readString(folder.resolve("whole/scores.csv")),
                Files.readString(folder.resolve("run/scores.csv")));
    }

    @Test
    void whatATrainingRestsOnMayNotChange() throws IOException {
        run("run", arm("point", ""));
        for (String other : List.of(
                arm("{ id: point, text: Where }", ""),
                arm("point", ", slices: { choose: all }"),
                arm("point", ", image: { volumes: [t1] }"),
                arm("point", ", decode: { temperature: 0.5 }"),
                arm("point", "").replace("finetune: own", "finetune: { steps: 5 }"))) {
            says(refusal(other), "trained", "other settings or patients");
        }
        assertTrue(run("run", arm("point", ", decode: { repeats: 2 }")).complete());
        assertTrue(run("run", arm("point", "").replace("finetune: own", "finetune: { preset: own, pause: 1 }"))
                .complete());
    }

    @Test
    void aTargetThatIsNotReadBackStopsItBeforeAnythingIsLearnt() {
        says(refusal(arm("deaf", "")), "case M", "axial-002", "'high'", "not read");
        assertTrue(given.views.isEmpty());
        assertFalse(Files.exists(folder.resolve("run/models/t/readingroom-fit.json")));
    }

    @Test
    void withoutOneTunerItIsToldWhereAndWhat() throws IOException {
        RunOptions options = options("run", arm("point", ""), Optional.empty(), Shard.WHOLE);
        PluginRegistry none = TunerPlugins.builder(given).build();
        says(
                assertThrows(ReadingRoomException.class, () -> runner(none)
                                .run(options, CaseObserver.NONE, Monitor.NONE))
                        .getMessage(),
                "study.yaml:7",
                "'t' is fine-tuned",
                "tunes the model 'seeing'",
                "install",
                "org.readingroom.lora.feature");
        PluginRegistry two = TunerPlugins.builder(given)
                .add(PluginKind.MODEL, "one", "One", () -> new TunerPlugins.TunerPlugin(given))
                .add(PluginKind.MODEL, "two", "Two", () -> new TunerPlugins.TunerPlugin(given))
                .build();
        says(
                assertThrows(ReadingRoomException.class, () -> runner(two)
                                .run(options, CaseObserver.NONE, Monitor.NONE))
                        .getMessage(),
                "one, two");
        says(
                refusal("  - id: t\n    model: seeing\n    prompt: point\n    finetune:\n      stepz: 3\n"),
                "study.yaml:11",
                "stepz");
        says(refusal(arm("point", ", few-shot: { examples: 1 }")), "few-shot");
        says(refusal(arm("point", "").replace("model: seeing", "model: { id: seeing, adapter: x }")), "does not learn");
    }

    @Test
    void whatAnArmLearntIsReadWithByOthers() throws IOException {
        String text = "  - { id: flipped, like: t, finetune: { from-arm: t }, image: { control: flip } }\n"
                + "  - { id: again, like: t, finetune: { from-arm: t } }\n"
                + arm("point", "");
        RunSummary s = run("run", text);
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        assertEquals(1, given.views.size(), "trained once");
        assertEquals(2, given.loads);
        assertFalse(Files.exists(folder.resolve("run/models/again")));
        RunFolder run = new RunFolder(folder.resolve("run"));
        assertEquals(
                ArmBasis.read(run.basis("t")).fit(),
                ArmBasis.read(run.basis("again")).fit());
        RunSummary alone = runner(TunerPlugins.registry(given))
                .run(options("other", text, Optional.of("again"), Shard.WHOLE), CaseObserver.NONE, Monitor.NONE);
        says(alone.failures().get("again"), "'t'", "not trained yet");
    }

    @Test
    void slicesOfAMaskAreThoseOfTheMaskInTrainingToo() throws IOException {
        String text = "  - { id: mask, model: threshold, slices: { choose: all }, read: [train, validation, test] }\n"
                + arm("point", ", slices: { from-arm: mask }");
        RunSummary s = run("run", text);
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        assertEquals(5 * 4, given.view().lessons().size());
        says(
                assertThrows(ReadingRoomException.class, () -> runner(TunerPlugins.registry(given))
                                .train(options("other", text, Optional.of("t"), Shard.WHOLE), Monitor.NONE))
                        .getMessage(),
                "'mask'",
                "not read yet");
    }
}
