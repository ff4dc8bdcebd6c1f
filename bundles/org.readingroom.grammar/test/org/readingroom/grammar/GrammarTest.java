package org.readingroom.grammar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readingroom.api.model.Constraint;

class GrammarTest {
    private static Grammar regex(String expression) {
        return Grammar.of(new Constraint("regex", expression));
    }

    @Test
    void aCharacterMayBeTornOverTokens() {
        Grammar grammar = regex("[\u20ac\ud83d\ude00]+");
        byte[] text = "\u20ac\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
        GrammarState at = grammar.start();
        for (int b = 0; b < text.length; b++) {
            at = grammar.advance(at, new byte[] {text[b]});
            assertFalse(at.dead(), "after byte " + b);
            assertEquals(b == 2 || b == 6, grammar.accepts(at), "whole after byte " + b);
        }
        assertTrue(
                grammar.advance(grammar.start(), new byte[] {(byte) 0xE2, (byte) 0x83})
                        .dead(),
                "another character");
        assertTrue(grammar.advance(grammar.start(), "\ud83d").dead(), "half a surrogate pair");
    }

    @Test
    void anyCharacterIsEachOneThatUtf8CanWrite() {
        Grammar grammar = regex("[^a]");
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c >= 0xD800 && c <= 0xDFFF) {
                continue;
            }
            if (grammar.accepts(Character.toString(c)) != (c != 'a')) {
                assertEquals(c != 'a', grammar.accepts(Character.toString(c)), Integer.toHexString(c));
            }
        }
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        byte[] overlong = {(byte) 0xC0, (byte) 0x80};
        byte[] tooHigh = {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80};
        for (byte[] wrong : List.of(surrogate, overlong, tooHigh)) {
            assertTrue(grammar.advance(grammar.start(), wrong).dead(), java.util.Arrays.toString(wrong));
        }
    }

    @Test
    void startAcceptsAndContinues() {
        Grammar grammar = regex("(ab)?");
        assertTrue(grammar.accepts(grammar.start()));
        assertTrue(grammar.canContinue(grammar.start()));
        GrammarState end = grammar.advance(grammar.start(), "ab");
        assertTrue(grammar.accepts(end));
        assertFalse(grammar.canContinue(end));
        assertFalse(grammar.canContinue(grammar.advance(end, "c")));
        assertEquals(end, grammar.advance(grammar.advance(grammar.start(), "a"), "b"));
        assertEquals(
                0,
                grammar.allowed(grammar.advance(end, "c"), FiftyTokens.VOCABULARY)
                        .count());
    }

    @Test
    void masksTellTokensAndEnds() {
        Grammar grammar = regex("a|abc");
        TokenMask mask = grammar.allowed(grammar.start(), FiftyTokens.VOCABULARY);
        List<String> allowed = new ArrayList<>();
        for (int t = mask.next(0); t >= 0; t = mask.next(t + 1)) {
            allowed.add(new String(FiftyTokens.TOKENS.get(t), StandardCharsets.UTF_8));
        }
        assertEquals(List.of("a", "ab", "abc"), allowed);
        assertEquals(3, mask.count());
        assertEquals(50, mask.size());
        TokenMask after = grammar.allowed(grammar.advance(grammar.start(), "a"), FiftyTokens.VOCABULARY);
        assertTrue(after.allows(FiftyTokens.END), "may end after a");
        assertTrue(grammar.over(FiftyTokens.VOCABULARY)
                .advance(grammar.start(), FiftyTokens.END)
                .dead());
    }

    /** A vocabulary without c: after b nothing leads to an end, so b is no way to go on, though bytes could. */
    @Test
    void deadEndsOfTheVocabularyAreNoWay() {
        Vocabulary few = Vocabulary.of(
                List.of(new byte[] {'a'}, new byte[] {'b'}, new byte[] {'a', 'b'}, new byte[0]), Set.of(3));
        Grammar grammar = regex("(aa|ab?c)a");
        TokenGrammar tokens = grammar.over(few);
        assertArrayEquals(new long[] {0b0001}, tokens.allowed(grammar.start()).bits());
        GrammarState a = tokens.advance(grammar.start(), 0);
        assertArrayEquals(new long[] {0b0001}, tokens.allowed(a).bits());
        assertTrue(tokens.advance(grammar.start(), 2).dead(), "ab ends nowhere");
        assertFalse(grammar.advance(grammar.start(), "ab").dead(), "bytes could go on");
    }

    /** With all bytes as tokens, masks by the sorted walk equal those token by token. */
    @Test
    void masksOverManyTokensAreThoseOfEachToken() {
        Random random = new Random(3407);
        List<byte[]> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            tokens.add(new byte[] {(byte) b});
        }
        while (tokens.size() < 5000) {
            byte[] token = new byte[1 + random.nextInt(6)];
            for (int b = 0; b < token.length; b++) {
                token[b] = (byte) "0123ab,[] \u00e9{}\"".charAt(random.nextInt(14));
            }
            tokens.add(token);
        }
        tokens.add(new byte[0]);
        Vocabulary vocabulary = Vocabulary.of(tokens, Set.of(5000));
        Grammar grammar = regex("\\[[0-3]{1,3}(, ?[0-3]{1,3}){0,3}\\]|[ab{}]*");
        for (String text : List.of("", "[", "[1", "[12,", "[123, ", "ab", "[1,2,3]")) {
            GrammarState at = grammar.advance(grammar.start(), text);
            TokenMask mask = grammar.over(vocabulary).allowed(at);
            for (int t = 0; t < 5000; t++) {
                assertEquals(!grammar.advance(at, tokens.get(t)).dead(), mask.allows(t), text + " then token " + t);
            }
            assertEquals(grammar.accepts(at), mask.allows(5000), text + " then the end");
        }
    }

    @Test
    void writesTheNotationOfLlamaCpp() {
        assertEquals("root ::= ([a]|[\\x2D0-9])\n", regex("a|[0-9-]").gbnf().replace(" | ", "|"));
        assertEquals(
                "root ::= ([a])* ([b]){2,3} ([\\x80-\\uD7FF\\uE000-\\U0010FFFF])?\n",
                regex("a*b{2,3}[\\x80-\\x{10FFFF}]?").gbnf());
        assertEquals(
                "root ::= ([C] [\\x3A] [ ] [0] | [C] [\\x3A] [ ] [1])\n",
                Grammar.of(new Constraint("choices", "C: 0\nC: 1")).gbnf());
    }
}
