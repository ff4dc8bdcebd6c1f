package org.readingroom.ui.internal.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlCaretTest {
    private static final Proposals PROPOSALS = new Proposals(new StudyKeys(new KnownPlugins()));

    /** What is offered where {@code |} stands. */
    private static List<String> offered(String text) {
        int at = text.indexOf('|');
        String plain = text.substring(0, at) + text.substring(at + 1);
        return YamlCaret.at(plain, at).map(PROPOSALS::at).orElse(List.of()).stream()
                .map(Proposal::shown)
                .toList();
    }

    @Test
    void keysOfTheStudyThatLackAreOffered() {
        List<String> keys = offered("format: 1\nname: x\n|\narms:\n  - { id: a, model: blob }\n");
        assertTrue(keys.containsAll(List.of("dataset", "cohort", "input", "metrics")), keys.toString());
        assertFalse(keys.contains("name") || keys.contains("arms"), keys.toString());
        assertEquals("dataset", keys.get(0));
    }

    @Test
    void whatIsTypedNarrowsThem() {
        assertEquals(List.of("cohort"), offered("format: 1\nco|\n"));
        assertEquals(List.of("cohort"), offered("format: 1\nco|\nmetrics: [dice]\n"));
    }

    @Test
    void pluginsAreOfferedByIdWhereOneIsNamed() {
        assertEquals(List.of("blob", "net", "speaker"), offered("arms:\n  - { id: a, model: | }\n"));
        assertEquals(List.of("blob", "net", "speaker"), offered("arms:\n  - { id: a, model: { id: | } }\n"));
        assertEquals(List.of("net"), offered("arms:\n  - id: a\n    model: { id: ne|, threshold: 0.5 }\n"));
        assertEquals(List.of("folder"), offered("dataset: { id: | }\n"));
        assertEquals(List.of("accuracy", "dice", "id"), offered("metrics: [|]\n"));
        assertEquals(List.of("dice"), offered("metrics:\n  - accuracy\n  - di|\n"));
        assertEquals(List.of("box", "classify"), offered("arms:\n  - id: a\n    prompt: |\n"));
    }

    @Test
    void settingsAreThoseOfThePluginNamedBeside() {
        List<String> keys = offered("arms:\n  - id: a\n    model:\n      id: net\n      |\n    read: [test]\n");
        assertTrue(keys.containsAll(List.of("train", "threshold", "device", "weights")), keys.toString());
        assertFalse(keys.contains("endpoint"), keys.toString());
        assertEquals(List.of("epochs"), offered("arms:\n  - { id: a, model: { id: net, train: { | } } }\n"));
        assertEquals(List.of("root"), offered("dataset: { id: folder, | }\n"));
    }

    @Test
    void anArmLikeAnotherTakesItsModelsSettings() {
        assertEquals(
                List.of("threshold"),
                offered("arms:\n  - { id: a, model: net }\n  - { id: b, like: a, model: { thr| } }\n"));
    }

    @Test
    void wordsOfAChoiceAreOffered() {
        assertEquals(List.of("cpu", "cuda"), offered("arms:\n  - { id: a, model: { id: net, device: | } }\n"));
        assertEquals(List.of("whole", "brain", "mask-centred"), offered("input: { crop: | }\n"));
        assertTrue(offered("arms:\n  - { id: a, decode: { forced: | } }\n").contains("true"));
    }

    @Test
    void armsAreOfferedWhereOneIsNamed() {
        String arms = "arms:\n  - { id: a, model: blob }\n  - { id: b, like: | }\n";
        assertTrue(offered(arms).contains("a"), offered(arms).toString());
        assertEquals(List.of("a"), offered("arms:\n  - { id: a, model: blob }\nanalysis: { pairs: [[|]] }\n"));
    }

    @Test
    void whatIsBrokenBehindTheCaretDoesNotMatter() {
        assertEquals(List.of("folder"), offered("dataset: { id: |\narms: ]]\n"));
        assertEquals(List.of("threshold"), offered("arms:\n  - { id: a, model: { id: net, thr|\n"));
    }

    @Test
    void nothingIsOfferedInAComment() {
        assertEquals(List.of(), offered("# na|\nformat: 1\n"));
    }

    @Test
    void aKeyComesWithWhatItHolds() {
        Proposal cohort =
                YamlCaret.at("coh", 3).map(PROPOSALS::at).orElseThrow().get(0);
        assertEquals("cohort: {  }", cohort.inserted());
        assertTrue(cohort.doc().contains("How patients are split"), cohort.doc());
    }
}
