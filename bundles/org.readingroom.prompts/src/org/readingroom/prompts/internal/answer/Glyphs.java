package org.readingroom.prompts.internal.answer;

import java.util.Set;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/** What single characters are, in any script. */
final class Glyphs {
    /** Commands of LaTeX that change how a thing looks, not what it is. */
    static final Set<String> TEX = Set.of(
            "left",
            "right",
            "text",
            "textbf",
            "mathbf",
            "mathrm",
            "quad",
            "qquad",
            "big",
            "Big",
            "bigl",
            "bigr",
            "displaystyle",
            "langle",
            "rangle",
            "begin",
            "end",
            "textit",
            "operatorname",
            "approx",
            "rm",
            "bf");

    private static final int FULL_WIDTH = 0xFEE0;

    private Glyphs() {}

    /** The plain form of a full-width letter, digit or sign; every other character as it is. */
    static int fold(int c) {
        return c >= 0xFF01 && c <= 0xFF5E ? c - FULL_WIDTH : c;
    }

    /** The value of a decimal digit of any script; -1 for what is none. */
    static int digit(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' ? c - '0' : -1;
        }
        return Character.digit(c, 10);
    }

    /** A decimal point. */
    static boolean point(int c) {
        return c == '.' || c == 0x066B;
    }

    static boolean line(int c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85;
    }

    static boolean apostrophe(int c) {
        return c == '\'' || c == 0x2019;
    }

    static boolean ascii(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** A letter that makes one word with the letters and digits that touch it: not so in scripts without spaces. */
    static boolean joins(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
        return Character.isLetter(c) && (c < 0x0E00 || c >= 0xAC00 && c < 0xD7B0 || c >= 0x1E00 && c < 0x2E80);
    }

    /** A superscript or fraction, which makes another number of the one before it. */
    static boolean power(int c) {
        return c == 0xB2 || c == 0xB3 || c == 0xB9 || c >= 0xBC && c <= 0xBE || c >= 0x2070 && c <= 0x2079 || c == '^';
    }

    static boolean dash(int c) {
        return c == '-' || c >= 0x2010 && c <= 0x2015 || c == 0x2212 || c == 0xFE63;
    }

    static boolean minus(int c) {
        return c == '-' || c == 0x2212 || c == 0xFE63;
    }

    /** What a sign is; null for one that says nothing, such as a quotation mark, an asterisk or an emoji. */
    static Kind sign(int c) {
        return switch (c) {
            case '(', '[', '{', '<', 0x3010, 0x3014, 0x3008, 0x300A, 0x27E8, 0x2329, 0x300C, 0x3016 -> Kind.OPEN;
            case ')', ']', '}', '>', 0x3011, 0x3015, 0x3009, 0x300B, 0x27E9, 0x232A, 0x300D, 0x3017 -> Kind.CLOSE;
            case ',', ';', '|', 0x3001, 0x060C, 0x061B, 0x2192, 0x21D2, 0x2794 -> Kind.COMMA;
            case ':', '=', 0x2236, 0x0589 -> Kind.COLON;
            case '!', '?', 0x3002, 0x0964, 0x061F, 0x06D4 -> Kind.STOP;
            case 0x2026, 0x22EF -> Kind.ELLIPSIS;
            case 0xD7, 0x2A2F, 0x22C5, 0xB7 -> Kind.TIMES;
            case '%', 0x2030, 0x066A -> Kind.PERCENT;
            case '/', '+', '^', 0xB1, '&', '@', 0xF7, 0xB2, 0xB3, 0xB9, 0xBD, 0xBC, 0xB0, 0x2264, 0x2265 -> Kind.SIGN;
            default -> null;
        };
    }
}
