package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of YAML that is coloured as one.
 *
 * @param kind what it is
 * @param offset of its first character
 * @param length how many it has
 */
record YamlToken(Kind kind, int offset, int length) {
    /** What is told apart by colour. */
    enum Kind {
        PLAIN,
        COMMENT,
        KEY,
        NUMBER,
        WORD,
        TEXT,
        MARK
    }

    private static final Pattern PIECE = Pattern.compile(
            "(?<comment>(?<=^|\\s)#[^\\n]*)"
                    + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*\"?|(?<=^|[\\s,\\[{:])'[^'\\n]*'?)"
                    + "|(?<key>[A-Za-z0-9_][A-Za-z0-9_. /-]*?(?=\\s*:(?:\\s|$)))"
                    + "|(?<number>(?<![A-Za-z0-9_.-])[-+]?[0-9][0-9_]*(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?(?![A-Za-z0-9_.-]))"
                    + "|(?<word>(?<![A-Za-z0-9_.-])(?:true|false|null|~)(?![A-Za-z0-9_.-]))"
                    + "|(?<mark>[\\[\\]{},]|(?<=^|\\s)-(?=\\s)|:(?=\\s|$))"
                    + "|(?<plain>[A-Za-z0-9_.-]+)",
            Pattern.MULTILINE);

    /** The pieces of a range of whole lines, in order; what is between them is plain. */
    static List<YamlToken> of(String text, int from, int to) {
        List<YamlToken> tokens = new ArrayList<>();
        Matcher m =
                PIECE.matcher(text).region(from, to).useTransparentBounds(true).useAnchoringBounds(false);
        while (m.find()) {
            tokens.add(new YamlToken(kind(m), m.start(), m.end() - m.start()));
        }
        return tokens;
    }

    private static Kind kind(Matcher m) {
        for (Kind kind : Kind.values()) {
            if (m.group(kind.name().toLowerCase(java.util.Locale.ROOT)) != null) {
                return kind;
            }
        }
        return Kind.PLAIN;
    }
}
