package org.readingroom.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.settings.SettingsException;

/** The keys of arms and of the analysis: what they come to, and where a wrong one is told to stand. */
class StudyKeysTest {
    private static final String HEAD = """
        format: 1
        name: small
        dataset: { id: phantom, root: here }
        metrics: [dice, accuracy]
        """;

    @TempDir
    Path folder;

    private Study read(String text) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, HEAD + text);
        return StudyFile.read(file, Map.of()).study();
    }

    private String refusal(String text) {
        return assertThrows(SettingsException.class, () -> read(text)).getMessage();
    }

    private static void says(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void anArmWithSeedsIsAnArmForEach() throws IOException {
        Study study = read("arms: [{ id: cnn, model: { id: net, seeds: [1, 7], depth: 3 } }, { id: b, model: m }]");
        assertEquals(
                List.of("cnn.seed-1", "cnn.seed-7", "b"),
                study.arms().stream().map(Arm::id).toList());
        Arm second = study.arm("cnn.seed-7").orElseThrow();
        assertEquals(Optional.of(7L), second.seed());
        assertEquals("cnn", second.groupId());
        assertEquals(List.of("depth"), second.model().settings().keys());
        assertEquals(2, study.arms("cnn").size());
        assertEquals("b", study.arm("b").orElseThrow().groupId());
    }

    @Test
    void seedsMayStandBesideTheModelToo() throws IOException {
        Study study = read("arms: [{ id: cnn, seeds: [3], model: net }, { id: c, like: cnn, model: { width: 4 } }]");
        assertEquals(
                List.of("cnn.seed-3", "c.seed-3"),
                study.arms().stream().map(Arm::id).toList());
    }

    @Test
    void seedsTwiceOrRepeatedAreRefused() {
        says(refusal("arms:\n  - id: a\n    seeds: [1]\n    model: { id: m, seeds: [2] }\n"), "study.yaml:8", "seeds");
        says(refusal("arms:\n  - id: a\n    model: m\n    seeds: [1, 1]\n"), "study.yaml:8", "each once");
    }

    @Test
    void anotherModelTakesOverNoneOfTheSettings() throws IOException {
        Study study = read("""
            arms:
              - { id: a, model: { id: net, depth: 3 }, prompt: { id: box, text: x } }
              - { id: b, like: a, model: { id: other, width: 1 }, prompt: { id: box, order: y } }
            """);
        Arm b = study.arm("b").orElseThrow();
        assertEquals(List.of("width"), b.model().settings().keys());
        assertEquals(
                List.of("text", "order"), b.prompt().orElseThrow().settings().keys());
        assertEquals(Optional.of("a"), b.like());
    }

    @Test
    void aWrongValueThatIsTakenOverIsToldOnceWhereItIsWritten() {
        String message = refusal("arms:\n  - { id: a, model: m, decode: { temperature: -1 } }\n"
                + "  - { id: b, like: a, decode: { max-tokens: 0 } }\n  - { id: c, like: a }\n");
        says(message, "study.yaml:6", "temperature", "study.yaml:7", "max-tokens");
        assertEquals(2, message.split("\n").length, message);
    }

    @Test
    void slicesOfAnotherArmNeedThatArm() throws IOException {
        Study study = read(
                "arms: [{ id: a, model: m }, { id: b, model: m, slices: { from-arm: a } }, { id: c, like: b, slices: {"
                        + " choose: middle } }]");
        SliceChoice b = study.arm("b").orElseThrow().slices();
        assertEquals(SliceChoice.Choose.FROM_ARM, b.choose());
        assertEquals(Optional.of("a"), b.fromArm());
        assertEquals(Optional.empty(), study.arm("c").orElseThrow().slices().fromArm());
        says(
                refusal("arms:\n  - id: a\n    model: m\n    slices:\n      from-arm: nobody\n"),
                "study.yaml:9",
                "nobody",
                "arms are a");
        says(refusal("arms:\n  - { id: a, model: m, slices: { choose: from-arm } }\n"), "study.yaml:6", "from-arm");
    }

    @Test
    void slicesOfAGroupOrInACircleAreRefused() {
        says(
                refusal("arms:\n"
                        + "  - { id: a, model: m, seeds: [1, 2] }\n"
                        + "  - { id: b, model: m, slices: { from-arm: a } }\n"),
                "study.yaml:7",
                "a.seed-1, a.seed-2");
        says(
                refusal("arms:\n  - { id: a, model: m, slices: { from-arm: b } }\n"
                        + "  - { id: b, model: m, slices: { from-arm: a } }\n"),
                "study.yaml:6",
                "circle");
    }

    @Test
    void slicesAreTakenFromAnArmThatReadsTheSameCases() {
        says(
                refusal("arms:\n  - { id: a, model: m }\n"
                        + "  - { id: b, model: m, read: [validation, test], slices: { from-arm: a } }\n"),
                "study.yaml:7",
                "does not read validation");
        says(
                refusal("arms:\n  - { id: a, model: m, cases: one-per-grade }\n"
                        + "  - { id: b, model: m, slices: { from-arm: a } }\n"),
                "study.yaml:7",
                "one case of each grade");
    }

    @Test
    void constraintsAreOfOneKind() throws IOException {
        String arm = "arms: [{ id: a, model: m, decode: { constraint: ";
        assertEquals(Optional.of(new Constraint("regex", "[01]")), constraint(arm + "{ regex: '[01]' } } }]"));
        assertEquals(
                Optional.of(new Constraint("choices", "yes\nno")), constraint(arm + "{ choices: [yes, no] } } }]"));
        assertEquals(
                Optional.of(new Constraint(
                        "json-schema", "{\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"integer\"},\"a\":{}}}")),
                constraint(
                        arm + "{ json-schema: { type: object, properties: { b: { type: integer }, a: {} } } } } }]"));
        assertEquals(Optional.empty(), constraint(arm + "strategy } }]"));
        assertTrue(read(arm + "strategy } }]")
                .arms()
                .get(0)
                .decode()
                .constraint()
                .orElseThrow()
                .strategy());
        says(refusal(arm + "{ regex: a, strategy: true } } }]"), "study.yaml:5", "one of regex");
        says(refusal(arm + "{} } }]"), "study.yaml:5", "one of regex");
    }

    private Optional<Constraint> constraint(String text) throws IOException {
        return read(text).arms().get(0).decode().constraint().orElseThrow().constraint();
    }

    @Test
    void aConstraintReplacesOneThatIsTakenOver() throws IOException {
        Study study = read("""
            arms:
              - { id: a, model: m, decode: { temperature: 0.5, constraint: { regex: x } } }
              - { id: b, like: a, decode: { constraint: { choices: [y] } } }
              - id: c
                like: a
                decode: { constraint: }
            """);
        assertEquals(
                List.of("y"),
                study.arm("b").orElseThrow().decode().constraint().orElseThrow().choices());
        assertEquals(0.5, study.arm("b").orElseThrow().decode().temperature());
        assertEquals(Optional.empty(), study.arm("c").orElseThrow().decode().constraint());
    }

    @Test
    void imagesAndExamplesNeedAPrompt() throws IOException {
        String arm = "image: { volumes: [t1ce, flair], montage: row, control: flip }, few-shot: { examples: 4 } }]";
        Arm a = read("arms: [{ id: a, model: m, prompt: box, " + arm).arms().get(0);
        assertEquals(List.of("t1ce", "flair"), a.volumes());
        assertEquals(ImageSettings.Control.FLIP, a.image().control());
        assertEquals(FewShotSettings.Choose.BALANCED, a.fewShot().orElseThrow().choose());
        says(refusal("arms: [{ id: a, model: m, " + arm), "few-shot", "image", "study.yaml:5");
    }

    @Test
    void theAnalysisNamesArmsAndMetricsThatAreThere() throws IOException {
        String arms = "arms: [{ id: a, model: m }, { id: b, model: m, seeds: [1, 2] }]\n";
        Study study = read(arms + "analysis: { primary: { segmentation: dice }, pairs: [[a, b], [b, a]] }\n"
                + "report: { beside: liu2025 }\n");
        assertEquals(Map.of("segmentation", "dice"), study.analysis().primary());
        assertEquals(
                List.of(List.of("a", "b"), List.of("b", "a")), study.analysis().pairs());
        assertEquals(Optional.of("liu2025"), study.report().beside());
        says(
                refusal(arms + "analysis:\n  primary: { grade: auc }\n  pairs:\n    - [a, z]\n"),
                "study.yaml:7",
                "'auc' is no metric",
                "study.yaml:9",
                "no arm 'z'");
        says(refusal(arms + "analysis:\n  pairs: [[a, a]]\n"), "study.yaml:7", "two ids");
        says(refusal(arms + "report: { beside: nature }\n"), "study.yaml:6", "liu2025");
    }
}
