package org.readingroom.ui.internal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.SettingsNode;

class ModelChoiceTest {
    /** Settings as a model of a folder has them. */
    record Weights(
            @Setting("The folder.") Root root,
            @Setting(value = "How exact.", def = "bf16") String precision) {}

    private static final ModelKind KIND = new ModelKind("vision", "A model", Weights.class);

    @Test
    void aModelsFolderIsNamedApartFromTheStudys() {
        SettingsNode entered = SettingsNode.of("settings", Map.of("root", "data", "precision", "data"));
        ModelChoice choice = ModelChoice.of(KIND, entered, Map.of("data", Path.of("/weights/data")));
        assertEquals(Map.of("bench-data", Path.of("/weights/data")), choice.roots());
        SettingsNode written = SettingsNode.parse("model", choice.written());
        assertEquals("vision", written.get("id").orElseThrow().text());
        assertEquals("bench-data", written.get("root").orElseThrow().text());
        assertEquals("data", written.get("precision").orElseThrow().text());
    }

    @Test
    void theEngineIsToldOfItBesideTheStudysFolders() {
        ModelChoice choice = ModelChoice.of(
                KIND, SettingsNode.of("settings", Map.of("root", "data")), Map.of("data", Path.of("/weights/data")));
        BenchLayout layout = BenchLayout.ofStudy(Path.of("study.yaml"), Map.of("data", Path.of("/cases")))
                .withModel(Optional.of(choice));
        assertEquals(
                List.of(
                        "ask",
                        "study.yaml",
                        "--root",
                        "bench-data=/weights/data",
                        "--root",
                        "data=/cases",
                        "--model",
                        choice.written(),
                        "--listen",
                        "--json"),
                layout.words());
        assertEquals(Optional.empty(), layout.withArm("other").model());
    }
}
