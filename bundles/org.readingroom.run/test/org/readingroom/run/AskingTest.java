package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.report.RunData;
import org.readingroom.study.CohortFile;
import org.readingroom.study.Split;
import org.readingroom.study.StudyFile;

/** What a prompted model is sent, and what is kept of its answers. */
class AskingTest {
    private static final String HEAD = """
        format: 1
        name: asking
        dataset: { id: pairs }
        cohort: { split: { test: 4, stratify: "" } }
        metrics: [right, distance]
        arms:
        """;

    @TempDir
    Path folder;

    private AskingPlugins.Sent sent = new AskingPlugins.Sent();
    private final List<String> log = new ArrayList<>();

    private RunSummary run(String out, String text) throws IOException {
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
        RunOptions options = new RunOptions(file, Map.of(), folder.resolve(out), Optional.empty(), Shard.WHOLE, false);
        return new StudyRun(AskingPlugins.registry(sent), folder.resolve("cache"), kept)
                .run(options, CaseObserver.NONE, Monitor.NONE);
    }

    private String refusal(String out, String text) {
        return assertThrows(ReadingRoomException.class, () -> run(out, text)).getMessage();
    }

    private List<StoredAnswer> answers(String out, String arm) {
        return AnswerStore.read(new RunFolder(folder.resolve(out)).answers(arm, Shard.WHOLE));
    }

    private static String arm(String keys) {
        return "  - { id: a, model: seeing, prompt: point, slices: { choose: reference } " + keys + " }\n";
    }

    private static String grade(String keys) {
        return "  - { id: a, model: seeing, prompt: grade, slices: { choose: middle } " + keys + " }\n";
    }

    private static boolean logged(List<String> log, String... parts) {
        return log.stream().anyMatch(l -> List.of(parts).stream().allMatch(l::contains));
    }

    @Test
    void severalVolumesAreAsManyImages() throws IOException {
        run("run", arm(", image: { volumes: [t1, flair] }"));
        assertEquals(16, sent.queries().size());
        assertEquals(2, sent.images(0).size());
        assertFalse(java.util.Arrays.equals(
                sent.images(0).get(0).bytes(), sent.images(0).get(1).bytes()));
    }

    @Test
    void aMontageIsOneImageOfAllVolumes() throws IOException {
        run("row", grade(", image: { volumes: [t1, flair], montage: row }"));
        PromptImage row = sent.images(0).get(0);
        assertEquals(1, sent.images(0).size());
        assertEquals(List.of(12, 24), List.of(row.frame().rows(), row.frame().columns()));
        run("none", grade(", image: { volumes: [t1, flair] }"));
        byte[] t1 = sent.images(0).get(0).bytes();
        byte[] flair = sent.images(0).get(1).bytes();
        for (int at = 0; at < t1.length; at++) {
            assertEquals(t1[at], row.bytes()[at / 12 * 24 + at % 12]);
            assertEquals(flair[at], row.bytes()[at / 12 * 24 + 12 + at % 12]);
        }
        assertTrue(refusal("no", arm(", image: { montage: row }")).contains("montage"));
    }

    @Test
    void moreImagesThanTheModelTakesAreRefused() {
        String message = refusal(
                "run",
                arm(", few-shot: { examples: 2 }, image: { volumes: [t1, flair] }")
                        .replace("model: seeing", "model: { id: seeing, images: 4 }"));
        assertTrue(message.contains("6 images") && message.contains("takes 4"), message);
    }

    @Test
    void blankAndTextOnlyShowNothingOfThePatient() throws IOException {
        run("blank", arm(", image: { control: blank }"));
        for (Query q : sent.queries()) {
            byte[] bytes =
                    AskingPlugins.imagesOf(q.prompt().orElseThrow()).get(0).bytes();
            assertArrayEquals(new byte[bytes.length], bytes);
        }
        RunSummary s = run("text", arm(", image: { control: text-only }"));
        assertEquals(List.of(), sent.images(0));
        RunData.Arm told = new RunReportData(
                        StudyFile.read(folder.resolve("study.yaml"), Map.of()).study(), s)
                .arms()
                .get(0);
        assertTrue(told.control());
    }

    @Test
    void noiseIsTheSameForARepeatAndInEveryRun() throws IOException {
        String study = arm(", image: { control: noise }, decode: { repeats: 2 }");
        run("one", study);
        List<byte[]> first = sent.queries().stream()
                .map(q ->
                        AskingPlugins.imagesOf(q.prompt().orElseThrow()).get(0).bytes())
                .toList();
        assertArrayEquals(first.get(0), first.get(1));
        assertFalse(java.util.Arrays.equals(first.get(0), first.get(2)));
        run("two", study);
        assertArrayEquals(first.get(5), sent.images(5).get(0).bytes());
    }

    @Test
    void aFlippedImageIsAnsweredInTheSlicesOwnPixels() throws IOException {
        run("plain", arm(""));
        List<StoredAnswer> plain = answers("plain", "a");
        PromptImage image = sent.images(0).get(0);
        run("flip", arm(", image: { control: flip }"));
        List<StoredAnswer> flipped = answers("flip", "a");
        byte[] mirrored = sent.images(0).get(0).bytes();
        for (int at = 0; at < mirrored.length; at++) {
            assertEquals(image.bytes()[at], mirrored[at / 12 * 12 + 11 - at % 12]);
        }
        for (int i = 0; i < plain.size(); i++) {
            double here =
                    plain.get(i).value().orElseThrow().path("point").path(1).asDouble(-1);
            assertEquals(
                    plain.get(i).value().orElseThrow(),
                    flipped.get(i).value().orElseThrow(),
                    "answer " + i + " " + here);
            assertNotEquals(plain.get(i).text(), flipped.get(i).text());
        }
    }

    @Test
    void anotherPatientIsNeverTheSameAndOfTheSamePart() throws IOException {
        run("plain", arm(""));
        Map<String, byte[]> own = new java.util.HashMap<>();
        sent.queries()
                .forEach(q -> own.put(
                        q.subject().id() + q.slice().orElseThrow().ref(),
                        AskingPlugins.imagesOf(q.prompt().orElseThrow()).get(0).bytes()));
        run("other", arm(", image: { control: other-patient }"));
        for (Query q : sent.queries()) {
            byte[] shown =
                    AskingPlugins.imagesOf(q.prompt().orElseThrow()).get(0).bytes();
            String slice = q.slice().orElseThrow().ref().toString();
            List<String> whose = own.keySet().stream()
                    .filter(k -> k.endsWith(slice) && java.util.Arrays.equals(own.get(k), shown))
                    .toList();
            assertEquals(1, whose.size());
            assertFalse(whose.get(0).startsWith(q.subject().id()));
        }
    }

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
