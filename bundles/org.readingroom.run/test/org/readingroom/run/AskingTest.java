package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.study.CohortFile;
import org.readingroom.study.Split;

/** What a prompted model is sent beside images, and what is kept of its answers. */
class AskingTest extends AskingFixture {
    @Test
    void examplesAreOfTrainingPatientsAndOfEachGrade() throws IOException {
        run("run", grade(", few-shot: { examples: 4 }"));
        var cohort = CohortFile.read(folder.resolve("run/cohort.json"));
        ArmBasis basis = ArmBasis.read(new RunFolder(folder.resolve("run")).basis("a"));
        List<?> examples = (List<?>) basis.image().get("examples");
        assertEquals(4, examples.size());
        Set<String> said = new HashSet<>();
        for (Object e : examples) {
            Map<?, ?> example = (Map<?, ?>) e;
            assertEquals(
                    Split.TRAIN,
                    cohort.find((String) example.get("case")).orElseThrow().split());
            said.add((String) example.get("answer"));
        }
        assertEquals(Set.of("Choice: 0", "Choice: 1"), said);
        assertEquals(5, sent.images(0).size());
        assertTrue(AskingPlugins.textOf(sent.queries().get(0).prompt().orElseThrow())
                .contains("Choice: 0"));
    }

    @Test
    void anExampleThatIsReadIsRefusedNamed() {
        String message = refusal("run", grade(", few-shot: { examples: 2 }, read: [train, test]"));
        assertTrue(message.contains("patient-") && message.contains("few-shot example"), message);
        message = refusal("run2", grade(", few-shot: { examples: 7 }"));
        assertTrue(message.contains("7 examples") && message.contains("5 have"), message);
    }

    @Test
    void aConstraintGoesWithTheRequestAndIsCheckedFirst() throws IOException {
        run("own", grade(", decode: { constraint: { regex: 'Choice: [012]' } }"));
        assertEquals(
                "Choice: [012]", sent.requests.get(0).constraint().orElseThrow().text());
        run("strategy", grade(", decode: { constraint: strategy }"));
        assertEquals(
                "Choice: [01]", sent.requests.get(0).constraint().orElseThrow().text());
        String message = refusal("bad", grade("\n    , decode: { constraint: { regex: '(a' } }"));
        assertTrue(message.contains("study.yaml:8"), message);
        message = refusal("none", arm(", decode: { constraint: strategy }"));
        assertTrue(message.contains("form of its own"), message);
        message = refusal("kind", grade(", decode: { constraint: { choices: ['0', '1'] } }"));
        assertTrue(message.contains("no constraint of the kind choices"), message);
        assertEquals(List.of(), sent.requests);
    }

    @Test
    void eachListedAnswerIsScoredOnce() throws IOException {
        run("run", grade(", decode: { repeats: 3 }"));
        List<ReadRequest> forced =
                sent.requests.stream().filter(r -> !r.continuations().isEmpty()).toList();
        assertEquals(4, forced.stream().mapToInt(r -> r.queries().size()).sum());
        assertEquals(List.of("0", "1"), forced.get(0).continuations());
        assertEquals("Choice: ", forced.get(0).prefix());
        for (StoredAnswer a : answers("run", "a")) {
            assertEquals(a.repeat() == 0 ? Map.of("0", -1.5, "1", -0.5) : Map.of(), a.forced());
            assertEquals(Optional.of(new StoredAnswer.Span(8, 9)), a.span());
            assertEquals(-2, a.lp().orElseThrow());
        }
        run("without", grade("").replace("model: seeing", "model: { id: seeing, continuations: false }"));
        assertTrue(logged(log, "WARN", "cannot score a given text"), log.toString());
        assertTrue(answers("without", "a").stream().allMatch(a -> a.forced().isEmpty()));
        run("off", grade(", decode: { forced: false }"));
        assertTrue(sent.requests.stream().allMatch(r -> r.continuations().isEmpty()));
    }

    @Test
    void oneWordOrOnePixelIsAnotherKey() throws IOException {
        String study = arm(", image: { volumes: [t1] }");
        run("run", study);
        List<StoredAnswer> before = answers("run", "a");
        assertTrue(before.stream().allMatch(a -> a.request().length() == 64));
        assertEquals(16, before.stream().map(StoredAnswer::request).distinct().count());
        run("run", study.replace("prompt: point", "prompt: { id: point, text: 'Well!' }"));
        List<StoredAnswer> words = answers("run", "a");
        assertEquals(32, words.size());
        assertEquals(32, words.stream().map(StoredAnswer::key).distinct().count());
        assertEquals(32, words.stream().map(StoredAnswer::request).distinct().count());
        run("pixel", HEAD.replace("{ id: pairs }", "{ id: pairs, t1: 60 }") + study);
        List<StoredAnswer> pixel = answers("pixel", "a");
        long same = 0;
        for (int i = 0; i < before.size(); i++) {
            same += before.get(i).request().equals(pixel.get(i).request()) ? 1 : 0;
        }
        assertTrue(same < before.size(), "a pixel of t1 changed");
    }

    @Test
    void aVolumeThatChangedBehindTheStudyIsFound() throws IOException {
        String study = arm(", image: { volumes: [t1] }");
        run("run", study);
        Path settings = folder.resolve("run/run.json");
        Files.writeString(
                settings,
                Files.readString(settings).replaceAll("\"settings\" : \\{[^}]*\\}", "\"settings\" : {\"t1\":5000}"));
        String changed = HEAD.replace("{ id: pairs }", "{ id: pairs, t1: 5000 }") + study;
        String message = refusal("run", changed);
        assertTrue(message.contains("is not what it answered"), message);
    }

    @Test
    void nothingIsAskedTwice() throws IOException {
        String study = grade(", few-shot: { examples: 2 }, decode: { repeats: 2 }");
        run("run", study);
        assertEquals(8, sent.queries().size());
        run("run", study);
        assertEquals(0, sent.queries().size());
        run("run", study.replace("repeats: 2", "repeats: 3"));
        assertEquals(4, sent.queries().size());
    }

    @Test
    void answersCutOffAreToldWithTheLimit() throws IOException {
        run("run", grade(", decode: { max-tokens: 17 }").replace("model: seeing", "model: { id: seeing, cut: true }"));
        assertTrue(logged(log, "WARN", "4 of 4 answers", "limit of 17 tokens"), log.toString());
    }

    @Test
    void whatIsToComeIsForecastAfterTwentyAnswers() throws IOException {
        run("run", grade(", decode: { repeats: 12 }"));
        assertTrue(
                logged(
                        log,
                        "20 answers; about 28 to go",
                        "28 images",
                        "2800 tokens in and 280 out",
                        "at a cost of 14.00"),
                log.toString());
    }

    @Test
    void oneCaseOfEachGradeIsRead() throws IOException {
        RunSummary s = run("run", grade(", cases: one-per-grade, decode: { repeats: 5 }"));
        assertEquals(10, sent.queries().size());
        assertEquals(
                2, sent.queries().stream().map(q -> q.subject().id()).distinct().count());
        assertTrue(s.complete(), s.missing().toString());
    }

    @Test
    void aSampledArmOfAPairIsToldToRepeat() throws IOException {
        run(
                "run",
                grade(", decode: { temperature: 0.6 }") + "  - { id: b, like: a, decode: { repeats: 3 } }\n"
                        + "analysis: { pairs: [[a, b]] }\n");
        assertTrue(logged(log, "WARN", "arm 'a' draws its answers"), log.toString());
        assertFalse(logged(log, "WARN", "arm 'b' draws"), log.toString());
    }

    @Test
    void aChangedParserIsUsedWithoutTheModel() throws IOException {
        run("run", arm(""));
        Path store = new RunFolder(folder.resolve("run")).answers("a", Shard.WHOLE);
        byte[] before = Files.readAllBytes(folder.resolve("run/scores.csv"));
        // As a parser left it that understood nothing.
        String blind = Files.readString(store)
                .replace("\"state\":\"answered\"", "\"state\":\"unparseable\"")
                .replaceAll("\"value\":\\{[^}]*\\},|\"value\":\\[[^\\]]*\\],", "");
        Files.writeString(store, blind);
        RunSummary s = new StudyRun(AskingPlugins.registry(sent), folder.resolve("cache"), RunLog.NONE)
                .rescore(folder.resolve("run"), Optional.empty(), Map.of(), false, CaseObserver.NONE, Monitor.NONE);
        assertTrue(s.complete());
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("run/scores.csv")));
        assertEquals(blind, Files.readString(store));
    }
}
