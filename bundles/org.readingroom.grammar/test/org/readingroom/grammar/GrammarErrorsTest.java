package org.readingroom.grammar;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.api.model.Constraint;

/** What cannot be read is one error that names it and its place; what is too large is one error, never a hang. */
class GrammarErrorsTest {
    private static DynamicTest refused(String kind, String text, String... named) {
        String shown = text.length() < 60 ? text : text.substring(0, 60);
        return DynamicTest.dynamicTest(kind + " " + shown.replaceAll("\\s", " "), () -> {
            GrammarException e = assertTimeoutPreemptively(
                    Duration.ofMinutes(10),
                    () -> assertThrows(GrammarException.class, () -> Grammar.of(new Constraint(kind, text))));
            for (String name : named) {
                assertTrue(e.getMessage().contains(name), "'" + name + "' in: " + e.getMessage());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> expressions() {
        return Stream.of(
                refused("regex", "(a)\\1", "backreference \\1", "character 4"),
                refused("regex", "(?=a)b", "lookahead (?=", "character 1"),
                refused("regex", "x(?!a)b", "lookahead (?!", "character 2"),
                refused("regex", "(?<=a)b", "lookbehind (?<="),
                refused("regex", "(?<n>a)", "named group"),
                refused("regex", "(?i)a", "flags"),
                refused("regex", "(?>a)", "atomic"),
                refused("regex", "ab++", "possessive", "character 3"),
                refused("regex", "a**", "repeat of a repeat", "character 3"),
                refused("regex", "*a", "repeat '*' of nothing", "character 1"),
                refused("regex", "a|+", "repeat '+' of nothing"),
                refused("regex", "a{,2}", "{m,n}", "character 2"),
                refused("regex", "a{3,2}", "m at most n"),
                refused("regex", "a{2", "{m,n}"),
                refused("regex", "a{99999999999}", "more than 10000"),
                refused("regex", "a^b", "anchor '^'", "character 2"),
                refused("regex", "(a$)b", "anchor '$'"),
                refused("regex", "\\bword", "boundary \\b"),
                refused("regex", "\\p{L}", "Unicode property"),
                refused("regex", "\\Qa\\E", "quotation"),
                refused("regex", "\\07", "octal"),
                refused("regex", "\\y", "unknown escape \\y"),
                refused("regex", "\\xZ1", "hexadecimal"),
                refused("regex", "a\\", "backslash"),
                refused("regex", "[a-z&&[b]]", "intersection"),
                refused("regex", "[a[b]]", "'['"),
                refused("regex", "[]a]", "']'"),
                refused("regex", "[z-a]", "range"),
                refused("regex", "[a-\\d]", "range"),
                refused("regex", "[abc", "not closed", "character 1"),
                refused("regex", "(ab", "not closed"),
                refused("regex", "ab)", "closes nothing", "character 3"),
                refused("regex", "\ud83d", "surrogate"),
                refused("regex", "[^\\d\\D]", "allows no text"));
    }

    @TestFactory
    Stream<DynamicTest> schemas() {
        String object = "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"a\":";
        return Stream.of(
                refused("json-schema", "{", "not JSON"),
                refused("json-schema", "[]", "at #", "no object"),
                refused("json-schema", "{}", "at #", "none of type"),
                refused("json-schema", "{\"$ref\":\"#\"}", "$ref"),
                refused("json-schema", "{\"type\":\"float\"}", "'float'", "integer"),
                refused("json-schema", "{\"type\":\"string\",\"format\":\"date\"}", "'format'"),
                refused("json-schema", "{\"type\":\"number\",\"minimum\":0}", "'minimum'", "number"),
                refused("json-schema", "{\"type\":\"integer\",\"multipleOf\":2}", "'multipleOf'"),
                refused("json-schema", "{\"type\":\"integer\",\"minimum\":0.5}", "#/minimum", "whole"),
                refused("json-schema", "{\"type\":\"integer\",\"minimum\":3,\"maximum\":2}", "above"),
                refused("json-schema", "{\"type\":\"array\"}", "items"),
                refused(
                        "json-schema",
                        "{\"type\":\"array\",\"minItems\":-1,\"items\":{\"type\":\"null\"}}",
                        "minItems"),
                refused("json-schema", "{\"type\":\"object\"}", "additionalProperties"),
                refused("json-schema", object + "{\"type\":\"integer\",\"not\":{}}}}", "#/properties/a", "'not'"),
                refused("json-schema", object + "true}}", "#/properties/a"),
                refused("json-schema", object + "{\"type\":\"null\"}},\"required\":[\"b\"]}", "[b]"),
                refused("json-schema", "{\"const\":1,\"minimum\":0}", "'minimum'", "'const'"),
                refused("json-schema", "{\"enum\":[]}", "at least one"),
                refused("json-schema", "{\"type\":\"string\",\"enum\":[1]}", "no value of its type"),
                refused("json-schema", "{\"anyOf\":[{\"type\":\"null\"}],\"type\":\"null\"}", "'type'", "anyOf"),
                refused("json-schema", "{\"oneOf\":[{\"type\":\"integer\"},{\"enum\":[1]}]}", "both 0 and 1"),
                refused("json-schema", "{\"type\":\"string\",\"pattern\":\"(?=a)\"}", "lookahead"),
                refused("json-schema", "{\"type\":\"null\",\"type\":\"null\"}", "not JSON"));
    }

    @TestFactory
    Stream<DynamicTest> choicesAndKinds() {
        return Stream.of(
                refused("choices", "", "no line"),
                refused("choices", "a\n\nb", "empty line at 2"),
                refused("gbnf", "root", "'gbnf'"));
    }

    @TestFactory
    Stream<DynamicTest> tooLarge() {
        return Stream.of(
                refused("regex", "(a|b)*a(a|b){30}", "too large"),
                refused("regex", "((a{1000}){1000}){1000}", "too large"),
                refused("regex", "((a?){5000}){5000}", "too large"),
                refused("regex", "(a?){9000}a{9000}", "too large"),
                refused("regex", "(".repeat(5000) + ")".repeat(5000), "deeper"),
                refused("choices", "x\n".repeat(150_000), "too large"),
                refused("json-schema", "[".repeat(50_000), "JSON"));
    }

    @Test
    void aVocabularyThatCannotWriteItIsRefused() {
        Vocabulary letters = Vocabulary.of(List.of(new byte[] {'a'}, new byte[0]), Set.of(1));
        Grammar digits = Grammar.of(new Constraint("regex", "[0-9]+"));
        GrammarException e = assertThrows(GrammarException.class, () -> digits.over(letters));
        assertTrue(e.getMessage().contains("2 tokens"), e.getMessage());
        assertThrows(GrammarException.class, () -> Vocabulary.of(List.of(new byte[] {'a'}), Set.of()));
        assertThrows(GrammarException.class, () -> Vocabulary.of(List.of(new byte[] {'a'}), Set.of(7)));
    }
}
