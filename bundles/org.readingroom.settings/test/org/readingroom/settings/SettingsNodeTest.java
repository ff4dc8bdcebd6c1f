package org.readingroom.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readingroom.api.settings.SettingsException;

class SettingsNodeTest {
    @TempDir
    Path folder;

    private static SettingsNode parse(String yaml) {
        return SettingsNode.parse("study.yaml", yaml);
    }

    private static String refusal(String yaml) {
        return assertThrows(SettingsException.class, () -> parse(yaml)).getMessage();
    }

    @Test
    void everyNodeKnowsItsLine() {
        SettingsNode study =
                parse("format: 1\narms:\n  - id: prior\n    model:\n      id: x\n  - { id: b,\n      k: 2 }\n");
        assertEquals(List.of("format", "arms"), study.keys());
        SettingsNode arms = study.get("arms").orElseThrow();
        assertEquals("study.yaml:2", arms.where());
        assertEquals(
                "study.yaml:4", arms.items().get(0).get("model").orElseThrow().where());
        assertEquals("study.yaml:7", arms.items().get(1).get("k").orElseThrow().where());
        assertEquals("item 2 of arms", arms.items().get(1).label());
    }

    @Test
    void aFileKnowsItsFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), "\uFEFFa: 1\n");
        SettingsNode node = SettingsNode.read(file);
        assertEquals("s.yaml:1", node.get("a").orElseThrow().where());
        assertEquals(
                folder.toAbsolutePath(), node.get("a").orElseThrow().folder().orElseThrow());
    }

    @Test
    void anEmptyFileIsAnEmptyMapping() {
        for (String yaml : List.of("", "# only a remark\n", "---\n", "null")) {
            assertTrue(parse(yaml).isMapping(), yaml);
            assertEquals(List.of(), parse(yaml).keys());
        }
    }

    @Test
    void duplicateKeysAreRefusedWithBothLines() {
        assertEquals(
                "study.yaml:3: the key 'seed' is here twice, first at study.yaml:1", refusal("seed: 1\nb: 2\nseed: 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: !!java.net.URL [x]", "a: !thing 3", "a: !!binary aGk=", "!!set {a, b}", "a: {!x k: 1}"})
    void tagsAreRefused(String yaml) {
        String message = refusal(yaml);
        assertTrue(message.startsWith("study.yaml:1: "), message);
    }

    @Test
    void mergeKeysAreRefused() {
        assertTrue(refusal("a: &x { b: 1 }\nc:\n  <<: *x\n").startsWith("study.yaml:3: the merge key"));
    }

    @Test
    void aliasesAreFollowed() {
        SettingsNode node = parse("a: &x { b: [1, 2] }\nc: *x\n");
        assertEquals(node.get("a"), node.get("c"));
        assertEquals("study.yaml:2", node.get("c").orElseThrow().where());
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertTrue(refusal("a: &x [1, *x]").contains("refers to what it stands in"), () -> refusal("a: &x [1, *x]"));
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            yaml.append("a" + i + ": &a" + i + " ["
                    + String.join(", ", List.of(alias, alias, alias, alias, alias, alias)) + "]\n");
        }
        assertTrue(refusal(yaml.toString()).contains("write fewer aliases"));
    }

    @Test
    void depthAndSizeAreBounded() throws IOException {
        assertTrue(refusal("a: " + "[".repeat(200) + "]".repeat(200)).contains("epth"));
        Path big = Files.writeString(folder.resolve("big.yaml"), "a: " + "x".repeat(1 << 21));
        assertTrue(assertThrows(SettingsException.class, () -> SettingsNode.read(big))
                .getMessage()
                .contains("over 1 MB"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a: [1, 2|1", "'a: 1\n\tb: 2'|2", "'a: 1\n---\nb: 2'|2", "'a: \"x'|1"})
    void brokenYamlNamesFileAndLine(String yaml, int line) {
        String message = refusal(yaml);
        assertTrue(message.startsWith("study.yaml:" + line + ": not YAML: "), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void unreadableFilesAreNamed() throws IOException {
        Path none = folder.resolve("none.yaml");
        assertTrue(assertThrows(SettingsException.class, () -> SettingsNode.read(none))
                .getMessage()
                .contains("no file " + none));
        assertTrue(assertThrows(SettingsException.class, () -> SettingsNode.read(folder))
                .getMessage()
                .contains("is a folder"));
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertTrue(assertThrows(SettingsException.class, () -> SettingsNode.read(latin))
                .getMessage()
                .contains("UTF-8"));
    }

    @Test
    void overlaidMergesMappingsAndReplacesTheRest() {
        SettingsNode base = parse("model: { id: a, train: { epochs: 3, lr: [1, 2] } }\nslices: all\n");
        SettingsNode changes = parse("\n\nmodel: { train: { lr: [9], batch: 4 } }\nprompt: p\n");
        SettingsNode merged = base.overlaid(changes);
        assertEquals(
                parse("model: { id: a, train: { epochs: 3, lr: [9], batch: 4 } }\nslices: all\nprompt: p"), merged);
        assertEquals(List.of("model", "slices", "prompt"), merged.keys());
        SettingsNode train = merged.get("model").orElseThrow().get("train").orElseThrow();
        assertEquals("study.yaml:1", train.get("epochs").orElseThrow().where());
        assertEquals("study.yaml:3", train.get("lr").orElseThrow().where());
        assertEquals(
                "item 1 of lr", train.get("lr").orElseThrow().items().get(0).label());
    }

    @Test
    void withoutLeavesAKeyOut() {
        assertEquals(parse("b: 2"), parse("a: 1\nb: 2").without("a"));
        assertEquals(parse("b: 2"), parse("b: 2").without("a"));
    }

    @Test
    void anythingAloneIsAListOfOne() {
        assertEquals(1, parse("a: 5e-5").get("a").orElseThrow().items().size());
        assertEquals(0, parse("a:").get("a").orElseThrow().items().size());
    }

    @Test
    void textIsAsWritten() {
        assertEquals("007", parse("a: 007").get("a").orElseThrow().text());
        assertEquals("null", parse("a: 'null'").get("a").orElseThrow().text());
        SettingsNode list =
                parse("b:\n  a: [1]").get("b").orElseThrow().get("a").orElseThrow();
        assertEquals(
                "study.yaml:2: 'a' in b is a single value, not a list",
                assertThrows(SettingsException.class, list::text).getMessage());
    }

    @Test
    void aTreeIsTakenFromElsewhere() {
        SettingsNode node = SettingsNode.of("--json", Map.of("a", List.of(1, 2.5, true, "x")));
        assertEquals("--json", node.where());
        assertEquals(Map.of("a", List.of(1L, 2.5, true, "x")), SettingsWriter.write(node));
    }
}
