package org.readingroom.ui.internal.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readingroom.study.StudyFile;
import org.readingroom.ui.internal.study.StudyProblem.Severity;

class StudyTextsTest {
    private static final StudyKeys KEYS = new StudyKeys(new KnownPlugins());

    @Test
    void everyLineOfARefusalIsAProblemAtItsLine() {
        String message =
                "study.yaml:7: unknown key 'tst'; did you mean 'test'?\nstudy.yaml:12: no model 'x'\nno such file";
        assertEquals(
                List.of(
                        new StudyProblem(7, Severity.ERROR, "unknown key 'tst'; did you mean 'test'?"),
                        new StudyProblem(12, Severity.ERROR, "no model 'x'"),
                        new StudyProblem(4, Severity.ERROR, "no such file")),
                StudyProblem.of(message, "study.yaml", 4));
    }

    @Test
    void rootsAreFoundWhereSettingsTakeOne() {
        String study =
                "dataset: { id: folder, root: scans }\narms:\n  - id: a\n    model: { id: net, weights: trained }\n"
                        + "  - { id: b, model: { id: blob, root: none } }\n";
        assertEquals(
                List.of(new StudyRoots.Use("scans", 1), new StudyRoots.Use("trained", 4)), StudyRoots.of(study, KEYS));
        assertEquals(Set.of("scans", "trained"), StudyRoots.names(study, KEYS));
    }

    @Test
    void theOutlineHasArmsAndMetrics() {
        String study =
                "name: x\ndataset: { id: folder }\narms:\n  - { id: a, model: net }\n  - { id: b, like: a, prompt: box }\n"
                        + "metrics: [dice]\n";
        List<OutlineItem> outline = OutlineItem.of(YamlTree.parse(study).orElseThrow());
        assertEquals(
                List.of("name: x", "dataset: folder", "arms (2)", "metrics (1)"),
                outline.stream().map(OutlineItem::title).toList());
        assertEquals(
                List.of("a  net", "b  like a, box"),
                outline.get(2).children().stream().map(OutlineItem::title).toList());
        assertEquals(study.indexOf("{ id: b"), outline.get(2).children().get(1).offset());
    }

    @Test
    void keysNumbersTextsAndCommentsAreToldApart() {
        String text = "key: 'a # b' # said\n  - lr: [5e-5, true]\n";
        assertEquals(
                List.of(
                        "KEY key",
                        "MARK :",
                        "TEXT 'a # b'",
                        "COMMENT # said",
                        "MARK -",
                        "KEY lr",
                        "MARK :",
                        "MARK [",
                        "NUMBER 5e-5",
                        "MARK ,",
                        "WORD true",
                        "MARK ]"),
                YamlToken.of(text, 0, text.length()).stream()
                        .map(t -> t.kind() + " " + text.substring(t.offset(), t.offset() + t.length()))
                        .toList());
    }

    @Test
    void aHoverTellsWhatAKeyIs() {
        SettingHover hover = new SettingHover(KEYS);
        String study = "arms:\n  - { id: a, model: { id: net, threshold: 0.5 } }\n";
        String about = hover.about(study, study.indexOf("threshold")).orElseThrow();
        assertTrue(
                about.contains("Tumour from here on.") && about.contains("0 to 1") && about.contains("Default: 0.5"),
                about);
        assertTrue(hover.about(study, study.indexOf("net")).orElseThrow().contains("the net"));
    }

    @Test
    void aNewStudyBinds() {
        StudyTemplate template = new StudyTemplate(
                "my-study",
                "folder",
                Map.of("root", "scans"),
                List.of("blob", "speaker"),
                List.of("speaker"),
                List.of("classify", "box"),
                List.of("accuracy", "dice"));
        String text = template.text(new KnownPlugins());
        StudyFile study = StudyFile.of(java.nio.file.Path.of("my-study.yaml"), text, Map.of());
        assertEquals(
                List.of("blob", "speaker-classify", "speaker-box"),
                study.study().arms().stream().map(a -> a.id()).toList());
        assertTrue(text.contains("endpoint: \"http://localhost:1/v1\""), text);
        assertTrue(text.lines().filter(l -> l.startsWith("#")).count() >= 4, text);
    }
}
