package org.readingroom.report.internal.patient;

import org.readingroom.report.internal.Markup;

/**
 * A model's raw text as markup. The text is hostile until shown otherwise: markup in it is shown as written, characters that
 * are not seen or turn the direction of writing are shown by their number, piles of accents are cut, and a long text is cut
 * round the part that the parser used, which is marked.
 */
final class AnswerText {
    /** Accents on one letter that are shown. */
    private static final int ACCENTS = 3;

    private static final String CUT = "<span class=\"cut\">\u2026 %,d more characters \u2026</span>";

    private AnswerText() {}

    /**
     * The markup.
     *
     * @param text the text
     * @param start of the part to mark; -1 for none
     * @param end of it, exclusive
     * @param most how many UTF-16 units of the text are shown
     */
    static String of(String text, int start, int end, int most) {
        boolean marked = start >= 0 && start < end && end <= text.length();
        int from = 0;
        int to = text.length();
        if (to > most) {
            int middle = marked ? (int) Math.min(text.length(), (start + (long) end) / 2) : 0;
            from = edge(text, Math.clamp(middle - most / 2L, 0, text.length() - most));
            to = edge(text, from + most);
        }
        StringBuilder out = new StringBuilder(to - from + 64);
        out.append(from > 0 ? CUT.formatted(from) : "");
        if (marked && end > from && start < to) {
            int markFrom = edge(text, Math.max(start, from));
            int markTo = edge(text, Math.min(end, to));
            show(out, text, from, markFrom);
            out.append("<mark>");
            show(out, text, markFrom, markTo);
            out.append("</mark>");
            show(out, text, markTo, to);
        } else {
            show(out, text, from, to);
        }
        out.append(to < text.length() ? CUT.formatted(text.length() - to) : "");
        return out.toString();
    }

    /** The place, or the one before it where it would part a pair of surrogates. */
    private static int edge(String text, int at) {
        boolean inside = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at - 1 : at;
    }

    private static void show(StringBuilder out, String text, int from, int to) {
        int accents = 0;
        StringBuilder plain = new StringBuilder();
        for (int i = from; i < to; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            accents = isAccent(c) ? accents + 1 : 0;
            if (isUnseen(c)) {
                out.append(Markup.escape(plain.toString()));
                plain.setLength(0);
                out.append("<span class=\"unseen\">U+%04X</span>".formatted(c));
            } else if (c != '\r' && accents <= ACCENTS) {
                plain.appendCodePoint(c);
            }
        }
        out.append(Markup.escape(plain.toString()));
    }

    private static boolean isAccent(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t' && c != '\r';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
