package org.readingroom.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.api.model.Constraint;

/** Regular expressions and choices against java.util.regex over all sequences of tokens. */
class RegexBruteForceTest {
    private static final List<String> EXPRESSIONS = List.of(
            "Choice: [012]",
            "Choice: (0|1|2)",
            "a*",
            "a*b+c?",
            "(ab|bc)*",
            "(a|ab)(c|bc)",
            "(a*)*b",
            "(a?){3}",
            "a{2}",
            "a{2,}",
            "a{0,2}b",
            "(ab){1,2}c",
            "[abc]{1,3}",
            "[^abc]{2}",
            "[a-c_]+",
            "[-a]+",
            "[a-]x",
            "[^\\d\\s]x?",
            "\\d{1,3}",
            "-?\\d+(\\.\\d+)?",
            "\\w+",
            "\\W+",
            "\\s*x\\s*",
            "\\S\\S",
            ".",
            ".{2}",
            ".*x",
            "\\(\\d{1,2},\\s?\\d{1,2}\\)",
            "\\[(\\d,)*\\d\\]",
            "a|b|",
            "()",
            "(|a)b",
            "^abc$",
            "^a|b$",
            "a.*?b",
            "\u00e9+",
            "[\u00e0-\u00ff]a",
            "\\xe9",
            "\\u20ac",
            "\\x{1F600}",
            "[^\u00e9]",
            "\\n\\{\\}",
            "(?:(?:a|b)c)+",
            "[\\]\\[]+",
            "}a]",
            "x{1}{2}".replace("{2}", ""));

    @TestFactory
    Stream<DynamicTest> expressionsAllowWhatJavaMatches() {
        return EXPRESSIONS.stream().map(e -> DynamicTest.dynamicTest(e.replace("\n", " "), () -> check(e)));
    }

    private static void check(String expression) {
        Pattern java = Pattern.compile(expression);
        Grammar grammar = Grammar.of(new Constraint("regex", expression));
        TokenWalk walk = new TokenWalk(grammar, t -> java.matcher(t).matches(), t -> {
                    Matcher m = java.matcher(t);
                    return m.matches() || m.hitEnd();
                })
                .run(3);
        assertTrue(walk.sequences() >= 50, "sequences looked at: " + walk.sequences());
    }

    @TestFactory
    Stream<DynamicTest> choicesAllowTheirLinesOnly() {
        return Stream.of(
                        "0\n1\n2",
                        "Choice: 0\nChoice: 1\r\nChoice: 12",
                        "a\nab\nabc",
                        "(10)",
                        "\u00e9\n\u20ac\n\ud83d\ude00")
                .map(text -> DynamicTest.dynamicTest(text.replaceAll("\\s+", " "), () -> {
                    List<String> lines = text.lines().toList();
                    TokenWalk walk = new TokenWalk(
                                    Grammar.of(new Constraint("choices", text)), lines::contains, t -> lines.stream()
                                            .anyMatch(l -> l.startsWith(t)))
                            .run(4);
                    assertTrue(walk.texts() >= lines.size(), "each choice was written: " + walk.texts());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySequenceOfThreeIsTriedWithoutPruning() {
        return Stream.of("(ab|[0-9]+)*x?")
                .map(e -> DynamicTest.dynamicTest(e, () -> {
                    Pattern java = Pattern.compile(e);
                    Grammar grammar = Grammar.of(new Constraint("regex", e));
                    TokenWalk walk = new TokenWalk(grammar, t -> java.matcher(t).matches(), t -> true).run(3);
                    assertTrue(walk.sequences() > 90_000, "sequences looked at: " + walk.sequences());
                }));
    }

    @TestFactory
    Stream<DynamicTest> aTextStaysAliveWhileJavaCanStillMatchIt() {
        return EXPRESSIONS.stream()
                .map(e -> DynamicTest.dynamicTest(e.replace("\n", " "), () -> {
                    Grammar grammar = Grammar.of(new Constraint("regex", e));
                    for (String text : List.of(
                            "",
                            "a",
                            "ab",
                            "abb",
                            "Choice: ",
                            "Choice: 3",
                            "(1",
                            "[1,",
                            "x",
                            "-",
                            "-1.",
                            "\u00e9",
                            "xx")) {
                        Matcher m = Pattern.compile(e).matcher(text);
                        boolean can = m.matches() || m.hitEnd();
                        assertEquals(
                                can, !grammar.advance(grammar.start(), text).dead(), "'" + text + "'");
                    }
                }));
    }
}
