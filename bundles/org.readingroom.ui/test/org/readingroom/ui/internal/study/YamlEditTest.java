package org.readingroom.ui.internal.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlEditTest {
    private static final String STUDY = """
            # What is compared.
            format: 1
            name: demo   # of this file
            dataset: { id: brats, root: phantoms }
            cohort:
              # Who is who.
              split: { test: 8, stratify: grade }
            arms:
              - { id: prior, model: prior }
              # The one that learns.
              - id: cnn
                model:
                  id: net
                  threshold: 0.5 # of the probability
                read: [test]
              - id: last
                model: blob
            metrics: [accuracy, dice]
            """;

    private static String set(String text, String value, Object... path) {
        return YamlEdit.of(text).orElseThrow().set(YamlPath.of(path), value).in(text);
    }

    private static String remove(String text, Object... path) {
        return YamlEdit.of(text)
                .orElseThrow()
                .remove(YamlPath.of(path))
                .orElseThrow()
                .in(text);
    }

    private static String append(String text, String value, Object... path) {
        return YamlEdit.of(text).orElseThrow().append(YamlPath.of(path), value).in(text);
    }

    @Test
    void aValueIsReplacedAndNothingElse() {
        assertEquals(STUDY.replace("name: demo ", "name: other "), set(STUDY, "other", "name"));
        assertEquals(STUDY.replace("test: 8", "test: 12"), set(STUDY, "12", "cohort", "split", "test"));
        assertEquals(STUDY.replace("0.5 #", "0.7 #"), set(STUDY, "0.7", "arms", 1, "model", "threshold"));
        assertEquals(STUDY.replace("[test]", "[train, test]"), set(STUDY, "[train, test]", "arms", 1, "read"));
    }

    @Test
    void aKeyThatLacksIsAddedWhereItsNeighboursStand() {
        assertEquals(
                STUDY.replace("stratify: grade }", "stratify: grade, folds: 5 }"),
                set(STUDY, "5", "cohort", "split", "folds"));
        assertEquals(
                STUDY.replace(
                        "    threshold: 0.5 # of the probability\n",
                        "    threshold: 0.5 # of the probability\n      device: cuda\n"),
                set(STUDY, "cuda", "arms", 1, "model", "device"));
        assertEquals(STUDY + "seed: 7\n", set(STUDY, "7", "seed").replace("dice]\nseed: 7\n", "dice]\nseed: 7\n"));
    }

    @Test
    void whatLacksOnTheWayIsMade() {
        String edited = set(STUDY, "whole", "input", "intensity", "over");
        assertTrue(edited.contains("input: { intensity: { over: whole } }"), edited);
        assertEquals(
                STUDY.replace("model: prior }", "model: { id: prior, x: 1 } }"),
                set(STUDY, "1", "arms", 0, "model", "x"));
        assertEquals(
                "a:\n  b: { c: 1 }\n", set("a:\n  b:\n", "1", "a", "b", "c").replace("{ c: 1 }", "{ c: 1 }"));
    }

    @Test
    void anEmptyValueIsFilled() {
        assertEquals("name: x\nseed: 1\n", set("name:\nseed: 1\n", "x", "name"));
        assertEquals("name: x\n", set("", "x", "name"));
    }

    @Test
    void aBlockIsReplacedByALine() {
        String edited = set(STUDY, "{ id: blob }", "arms", 1, "model");
        assertTrue(edited.contains("    model: { id: blob } # of the probability\n    read: [test]"), edited);
    }

    @Test
    void aKeyIsTakenOut() {
        assertEquals(STUDY.replace(", stratify: grade", ""), remove(STUDY, "cohort", "split", "stratify"));
        assertEquals(STUDY.replace("test: 8, ", ""), remove(STUDY, "cohort", "split", "test"));
        assertEquals(STUDY.replace("    read: [test]\n", ""), remove(STUDY, "arms", 1, "read"));
        assertEquals(
                STUDY.replace("      threshold: 0.5 # of the probability\n", ""),
                remove(STUDY, "arms", 1, "model", "threshold"));
        assertEquals(STUDY.replace("name: demo   # of this file\n", ""), remove(STUDY, "name"));
    }

    @Test
    void whatHeldItAloneGoesToo() {
        assertEquals("a: 1\n", remove("a: 1\nb:\n  c: { d: 2 }\n", "b", "c", "d"));
    }

    @Test
    void theFirstKeyOfAnItemIsTakenOut() {
        assertEquals("- b: 2\n- c: 3\n", remove("- a: 1\n  b: 2\n- c: 3\n", 0, "a"));
    }

    @Test
    void itemsComeAndGo() {
        assertEquals(STUDY.replace("dice]", "dice, hd95]"), append(STUDY, "hd95", "metrics"));
        assertEquals(STUDY.replace("[accuracy, dice]", "[dice]"), remove(STUDY, "metrics", 0));
        assertEquals(STUDY.replace("[accuracy, dice]", "[accuracy]"), remove(STUDY, "metrics", 1));
        assertEquals(
                STUDY.replace("    model: blob\n", "    model: blob\n  - { id: new, model: prior }\n"),
                append(STUDY, "{ id: new, model: prior }", "arms"));
        assertEquals(STUDY.replace("  - id: last\n    model: blob\n", ""), remove(STUDY, "arms", 2));
        assertEquals("metrics: []\n", remove("metrics: [dice]\n", "metrics", 0));
        assertEquals("metrics: [dice, hd95]\n", append("metrics: dice\n", "hd95", "metrics"));
        assertEquals("metrics: [dice]\n", append("metrics: []\n", "dice", "metrics"));
    }

    @Test
    void lettersBeyondSixteenBitsDoNotShiftWhatFollows() {
        assertEquals("# \uD83D\uDE00\nname: y\n", set("# \uD83D\uDE00\nname: x\n", "y", "name"));
    }

    @ParameterizedTest
    @CsvSource({"abc,abc", "a b,a b", "0.5,0.5", "'a: b','\"a: b\"'", "'','\"\"'", "null,'\"null\"'", "'#x','\"#x\"'"})
    void aTextIsQuotedWhereItMustBe(String value, String written) {
        assertEquals(written, YamlEdit.scalar(value));
    }
}
