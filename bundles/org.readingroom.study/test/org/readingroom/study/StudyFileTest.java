package org.readingroom.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.settings.SettingsException;

class StudyFileTest {
    private static final String HEAD = """
            format: 1
            name: small
            dataset: { id: phantom, root: here }
            metrics: [dice]
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

    @Test
    void anArmLikeAnotherTakesOverAllItDoesNotSay() throws IOException {
        Study study = read("""
                arms:
                  - { id: a, model: { id: blob, quantile: 0.9 }, slices: { plane: coronal, most: 3 } }
                  - { id: b, like: a, slices: { most: 5 } }
                  - { id: c, like: b, model: { quantile: 0.5 } }
                """);
        Arm c = study.arm("c").orElseThrow();
        assertEquals("blob", c.model().id());
        assertEquals("0.5", c.model().settings().get("quantile").orElseThrow().text());
        assertEquals(5, c.slices().most());
        assertEquals(org.readingroom.api.data.Plane.CORONAL, c.slices().plane());
    }

    @Test
    void likeInACircleIsRefused() {
        String message = refusal("arms: [{ id: a, like: b, model: m }, { id: b, like: a }]");
        assertTrue(message.contains("circle"), message);
    }

    @Test
    void likeNobodyIsRefusedWithTheLine() {
        String message = refusal("arms:\n  - { id: a, like: nobody }\n");
        assertTrue(message.contains("study.yaml:6") && message.contains("nobody"), message);
    }

    @Test
    void aMisspeltKeyIsNamedWithItsLineAndTheNearest() {
        String message = refusal("arms:\n  - { id: a, modle: blob }\n");
        assertTrue(message.contains("study.yaml:6") && message.contains("modle") && message.contains("model"), message);
    }

    @Test
    void twoArmsOfOneIdAreRefused() {
        String message = refusal("arms: [{ id: a, model: m }, { id: a, model: n }]");
        assertTrue(message.contains("'a' is given twice"), message);
    }

    @Test
    void anotherFormatIsRefused() {
        String message = assertThrows(SettingsException.class, () -> {
                    Path file = folder.resolve("old.yaml");
                    Files.writeString(file, HEAD.replace("format: 1", "format: 7") + "arms: [{ id: a, model: m }]\n");
                    StudyFile.read(file, Map.of());
                })
                .getMessage();
        assertTrue(message.contains("format") && message.contains("7"), message);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        StudyException e =
                assertThrows(StudyException.class, () -> StudyFile.read(folder.resolve("no.yaml"), Map.of()));
        assertTrue(e.getMessage().contains("no.yaml"), e.getMessage());
    }
}
