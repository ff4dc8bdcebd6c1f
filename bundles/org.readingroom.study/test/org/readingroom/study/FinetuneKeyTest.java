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
import org.readingroom.api.settings.SettingsException;
import org.readingroom.settings.SettingsNode;

/** The key {@code finetune:} of an arm. */
class FinetuneKeyTest {
    private static final String HEAD = """
        format: 1
        name: keys
        dataset: { id: d }
        metrics: [dice]
        """;

    @TempDir
    Path folder;

    private Study read(String arms) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, HEAD + arms);
        Study study = StudyFile.read(file, Map.of()).study();
        // The text is what a run keeps: it says the same wherever it lies.
        Path kept = Files.createDirectories(folder.resolve("run")).resolve("study.yaml");
        Files.copy(file, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(study, StudyFile.read(kept, Map.of()).study());
        return study;
    }

    private String refusal(String arms) {
        return assertThrows(SettingsException.class, () -> read(arms)).getMessage();
    }

    private static String word(Arm arm, String key) {
        return arm.finetune().flatMap(f -> f.get(key)).map(SettingsNode::text).orElse("-");
    }

    @Test
    void anArmLikeAnotherIsTuned() throws IOException {
        Study study = read("""
            arms:
              - { id: box, model: m, prompt: b }
              - { id: tuned, like: box, finetune: { preset: liu2025-box, steps: 50 } }
              - { id: short, like: box, finetune: liu2025-box }
              - { id: longer, like: tuned, finetune: { steps: 200 } }
              - { id: other, like: tuned, finetune: { preset: unsloth-default } }
              - { id: untuned, like: tuned, finetune: }
              - { id: twice, like: tuned, seeds: [1, 2] }
            """);
        assertEquals(Optional.empty(), study.arm("box").orElseThrow().finetune());
        assertEquals(Optional.empty(), study.arm("untuned").orElseThrow().finetune());
        assertEquals("m", study.arm("tuned").orElseThrow().model().id());
        assertEquals("liu2025-box", word(study.arm("short").orElseThrow(), "preset"));
        assertEquals("liu2025-box", word(study.arm("longer").orElseThrow(), "preset"));
        assertEquals("200", word(study.arm("longer").orElseThrow(), "steps"));
        assertEquals("-", word(study.arm("other").orElseThrow(), "steps"), "another preset takes nothing over");
        assertEquals("50", word(study.arm("twice.seed-2").orElseThrow(), "steps"));
    }

    @Test
    void anArmReadsWithWhatAnotherLearnt() throws IOException {
        Study study = read("""
            arms:
              - { id: box, model: m, prompt: b }
              - { id: tuned, like: box, finetune: { preset: liu2025-box, steps: 50 } }
              - { id: again, like: tuned, finetune: { from-arm: tuned }, image: { control: flip } }
              - { id: blank, like: again, image: { control: blank } }
              - { id: own, like: again, finetune: { preset: x }, image: { control: none } }
            """);
        assertEquals(Optional.empty(), study.arm("tuned").orElseThrow().tunedBy());
        for (String id : List.of("again", "blank")) {
            Arm arm = study.arm(id).orElseThrow();
            assertEquals(Optional.of("tuned"), arm.tunedBy());
            assertEquals("50", word(arm, "steps"));
        }
        assertEquals(Optional.empty(), study.arm("own").orElseThrow().tunedBy());
        assertEquals("-", word(study.arm("own").orElseThrow(), "steps"));
        String arms = "arms:\n  - { id: t, model: m, prompt: b, finetune: x }\n";
        says(
                refusal(arms + "  - id: a\n    like: t\n    finetune:\n      from-arm: z\n"),
                "study.yaml:10",
                "no arm 'z'");
        says(refusal(arms + "  - { id: a, like: t, finetune: { from-arm: a } }\n"), "not tuned itself");
        says(
                refusal(arms + "  - { id: a, like: t, model: { id: m, k: 1 }, finetune: { from-arm: t } }\n"),
                "another model");
        says(
                refusal(arms.replace("finetune: x", "finetune: x, seeds: [1, 2]")
                        + "  - { id: a, model: m, prompt: b, finetune: { from-arm: t } }\n"),
                "t.seed-1, t.seed-2");
    }

    @Test
    void whatDoesNotGoWithTuningIsToldWithItsLine() {
        says(refusal("arms:\n  - id: a\n    model: m\n    finetune: { steps: 5 }\n"), "study.yaml:8", "no prompt");
        says(
                refusal("arms:\n  - { id: a, model: m, prompt: b, few-shot: { examples: 2 } }\n"
                        + "  - { id: t, like: a, finetune: x }\n"),
                "few-shot",
                "'t' is tuned");
        says(
                refusal("arms:\n  - id: t\n    model: m\n    prompt: b\n    finetune: x\n"
                        + "    image: { control: flip }\n"),
                "study.yaml:10",
                "flip");
        says(
                refusal("arms:\n  - { id: mask, model: m }\n"
                        + "  - id: t\n    model: m\n    prompt: b\n    finetune: x\n    slices: { from-arm: mask }\n"),
                "study.yaml:11",
                "does not read train");
    }

    private static void says(String message, String... parts) {
        for (String part : List.of(parts)) {
            assertTrue(message.contains(part), () -> part + " is not in: " + message);
        }
    }
}
