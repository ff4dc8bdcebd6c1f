package org.readingroom.grammar.internal;

/**
 * Escapes of regular expressions: {@code \d \w \s} (of ASCII, as in Java) and their complements {@code \D \W \S},
 * {@code \t \n \r \f}, {@code \xHH}, <code>\x&#123;H...&#125;</code>, {@code \}{@code uHHHH}, and any sign that is no letter or digit for itself.
 */
final class RegexEscapes {
    private static final CodePoints DIGIT = CodePoints.of('0', '9');
    private static final CodePoints WORD = CodePoints.of('a', 'z', 'A', 'Z', '0', '9', '_', '_');
    private static final CodePoints SPACE = CodePoints.of('\t', '\r', ' ', ' ');

    private RegexEscapes() {}

    /** Reads on after a backslash that stood at {@code from}. */
    static CodePoints read(RegexReader reader, int from) {
        if (!reader.more()) {
            throw reader.refused("a backslash with nothing after it", from);
        }
        int c = reader.take();
        return switch (c) {
            case 'd' -> DIGIT;
            case 'D' -> DIGIT.complement();
            case 'w' -> WORD;
            case 'W' -> WORD.complement();
            case 's' -> SPACE;
            case 'S' -> SPACE.complement();
            case 't' -> CodePoints.single('\t');
            case 'n' -> CodePoints.single('\n');
            case 'r' -> CodePoints.single('\r');
            case 'f' -> CodePoints.single('\f');
            case 'x' -> reader.character(hex(reader, from, 2), from);
            case 'u' -> reader.character(hex(reader, from, 4), from);
            default -> {
                if (c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                    throw reader.refused(name(c), from);
                }
                yield CodePoints.single(c);
            }
        };
    }

    private static String name(int c) {
        String written = " \\" + Character.toString(c);
        return switch (c) {
            case '0' -> "an octal escape" + written;
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "a backreference" + written;
            case 'k' -> "a named backreference" + written;
            case 'b', 'B', 'A', 'z', 'Z', 'G' -> "a boundary" + written;
            case 'p', 'P' -> "a Unicode property" + written;
            case 'Q', 'E' -> "a quotation" + written;
            default -> "an unknown escape" + written;
        };
    }

    private static int hex(RegexReader reader, int from, int digits) {
        boolean braced = digits == 2 && reader.takeIf('{');
        int value = 0;
        int count = 0;
        while (Character.digit(reader.peek(), 16) >= 0 && reader.peek() < 128 && count < (braced ? 7 : digits)) {
            value = value * 16 + Character.digit(reader.take(), 16);
            count++;
        }
        if (braced ? count == 0 || value > 0x10FFFF || !reader.takeIf('}') : count < digits) {
            throw reader.refused("a character code that is not of hexadecimal digits", from);
        }
        return value;
    }
}
