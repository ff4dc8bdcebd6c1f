package org.readingroom.grammar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A vocabulary of fifty tokens: signs of JSON, words, overlapping pieces, and characters torn in the middle. */
final class FiftyTokens {
    private static final String[] TEXTS = {
        "0",
        "1",
        "2",
        "7",
        "9",
        "10",
        "12",
        "00",
        "a",
        "b",
        "c",
        "ab",
        "bc",
        "abc",
        "x",
        "A",
        "_",
        " ",
        "  ",
        "\n",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "-",
        ".",
        "e",
        "\\",
        "n",
        "true",
        "null",
        "\"a\"",
        "\":",
        "{\"",
        "\",",
        "(",
        ")",
        "Choice: ",
        "\u00e9",
        "\u00e9a"
    };
    private static final int[][] TORN = {{0xC3}, {0xA9}, {0xE2, 0x82}, {0xAC}, {0xF0, 0x9F}, {0x98, 0x80}};

    static final List<byte[]> TOKENS = tokens();
    static final int END = TOKENS.size() - 1;
    static final Vocabulary VOCABULARY = Vocabulary.of(TOKENS, Set.of(END));

    private FiftyTokens() {}

    private static List<byte[]> tokens() {
        List<byte[]> tokens = new ArrayList<>();
        for (String text : TEXTS) {
            tokens.add(text.getBytes(StandardCharsets.UTF_8));
        }
        for (int[] torn : TORN) {
            byte[] bytes = new byte[torn.length];
            for (int b = 0; b < bytes.length; b++) {
                bytes[b] = (byte) torn[b];
            }
            tokens.add(bytes);
        }
        tokens.add(new byte[0]);
        return List.copyOf(tokens);
    }
}
