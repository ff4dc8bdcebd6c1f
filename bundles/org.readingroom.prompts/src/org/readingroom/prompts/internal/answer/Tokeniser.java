package org.readingroom.prompts.internal.answer;

import java.util.Set;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/**
 * Cuts a text into {@link Tokens} in one pass, whatever it holds: digits of any script, full-width signs, markdown, HTML,
 * LaTeX, JSON. Time and memory are linear in the text.
 */
final class Tokeniser {
    private static final int LONGEST_WORD = 24;
    private static final int LONGEST_TAG = 24;
    private static final Set<String> TEX_SIGNS =
            Set.of("frac", "dfrac", "tfrac", "pm", "div", "sqrt", "over", "sum", "int", "mod", "neq", "ne");
    private static final Set<String> TEX_TIMES = Set.of("times", "cdot", "ast");
    private static final Set<String> SHORTENED = Set.of("e.g", "eg", "ex", "i.e", "approx", "col", "no", "ca", "vs");
    private static final Set<String> TEX_DOTS = Set.of("dots", "ldots", "cdots", "vdots");

    private final String text;
    private final int to;
    private final Tokens tokens = new Tokens();
    private int at;

    private Tokeniser(String text, int from, int to) {
        this.text = text;
        this.at = from;
        this.to = to;
    }

    /** The tokens of a part of a text; their places are those in the whole. */
    static Tokens of(String text, int from, int to) {
        Tokeniser t = new Tokeniser(text, from, to);
        while (t.at < to) {
            t.next();
        }
        t.add(Kind.END, to, to);
        return t.tokens;
    }

    private int point(int index) {
        return index < to && index >= 0 ? Glyphs.fold(text.codePointAt(index)) : -1;
    }

    private void add(Kind kind, int start, int end) {
        tokens.add(kind, start, end, 0, 0);
    }

    private void one(Kind kind, int length) {
        add(kind, at, at + length);
        at += length;
    }

    private void next() {
        int c = point(at);
        int length = Character.charCount(text.codePointAt(at));
        if (Glyphs.digit(c) >= 0) {
            number(false, at);
        } else if (Character.isLetter(c)) {
            word();
        } else if (Glyphs.line(c)) {
            line(length);
        } else if (c == '\\') {
            tex();
        } else if (c == '<') {
            angle();
        } else if (c == '.') {
            dot();
        } else if (Glyphs.dash(c)) {
            dash(c, length);
        } else {
            sign(c, length);
        }
    }

    private void sign(int c, int length) {
        Kind kind = Glyphs.sign(c);
        if (c == '=' && point(at + 1) == '>') {
            one(Kind.COLON, 2);
        } else if (c == '*' && between(length)) {
            one(Kind.TIMES, length);
        } else if (c == '>' && (tokens.last() == Kind.LINE || tokens.last() == Kind.END)) {
            at += length;
        } else if (kind == null) {
            at += length;
        } else {
            tokens.add(kind, at, at + length, c, 0);
            at += length;
        }
    }

    /** Whether digits touch on both sides. */
    private boolean between(int length) {
        return Glyphs.digit(point(at - 1)) >= 0 && Glyphs.digit(point(at + length)) >= 0;
    }

    private void line(int length) {
        if (tokens.last() != Kind.LINE) {
            add(Kind.LINE, at, at + length);
        }
        at += length;
    }

    private void dash(int c, int length) {
        int after = point(at + length);
        int before = point(at - 1);
        boolean touching = before >= 0 && (Character.isLetterOrDigit(before) || Glyphs.sign(before) == Kind.CLOSE);
        if (after == '>') {
            one(Kind.COMMA, length + 1);
        } else if (Glyphs.minus(c) && !touching && Glyphs.digit(after) >= 0) {
            int start = at;
            at += length;
            number(true, start);
        } else {
            one(Kind.DASH, length);
        }
    }

    private void dot() {
        int after = point(at + 1);
        if (after == '.') {
            int end = at + 2;
            while (point(end) == '.') {
                end++;
            }
            one(end - at == 2 ? Kind.DASH : Kind.ELLIPSIS, end - at);
        } else if (Glyphs.digit(after) >= 0 && Glyphs.digit(point(at - 1)) < 0) {
            number(false, at);
        } else if (abbreviation()) {
            at++;
        } else {
            one(Kind.STOP, 1);
        }
    }

    private boolean abbreviation() {
        int last = tokens.size() - 1;
        if (tokens.last() != Kind.WORD || tokens.end(last) != at || at - tokens.start(last) > 6) {
            return false;
        }
        return SHORTENED.contains(text.substring(tokens.start(last), at).toLowerCase(java.util.Locale.ROOT));
    }

    /** A number, the digits of which begin here; one that letters or more digits touch is none. */
    private void number(boolean negative, int start) {
        double value = digits(0, 1);
        boolean decimal = false;
        if (Glyphs.point(point(at)) && Glyphs.digit(point(at + 1)) >= 0) {
            int from = ++at;
            double fraction = digits(0, 1);
            int places = text.codePointCount(from, at);
            value += places > 300 ? 0 : fraction / Math.pow(10, places);
            decimal = true;
        }
        int suffix = at;
        boolean whole = suffix(suffix) && !(Glyphs.point(point(at)) && Glyphs.digit(point(at + 1)) >= 0);
        if (!whole) {
            while (Glyphs.digit(point(at)) >= 0 || Glyphs.point(point(at)) && Glyphs.digit(point(at + 1)) >= 0) {
                at += Character.charCount(text.codePointAt(at));
            }
            add(Kind.SIGN, start, at);
        } else if (item(start, negative || decimal)) {
            tokens.add(Kind.ITEM, start, at, value, 0);
        } else {
            tokens.add(Kind.NUMBER, start, at, negative ? -value : value, decimal ? 1 : 0);
        }
    }

    private double digits(double sum, int sign) {
        double value = sum;
        for (int d = Glyphs.digit(point(at)); d >= 0; d = Glyphs.digit(point(at))) {
            value = value * 10 + sign * d;
            at += Character.charCount(text.codePointAt(at));
        }
        return value;
    }

    /** Whether what touches a number leaves it one: nothing, "px", or letters of a script written without spaces. */
    private boolean suffix(int from) {
        int c = point(from);
        if (c < 0 || !Glyphs.joins(c)) {
            return !Glyphs.power(c);
        }
        int end = from;
        while (Glyphs.joins(point(end)) || Glyphs.digit(point(end)) >= 0) {
            end += Character.charCount(text.codePointAt(end));
        }
        String letters = end - from <= LONGEST_WORD ? text.substring(from, end).toLowerCase(java.util.Locale.ROOT) : "";
        at = end;
        return (Vocabulary.of(letters) & Vocabulary.PIXEL) != 0;
    }

    /** Whether a number at the start of a line only counts the line: "1." or "1)" and more behind it. */
    private boolean item(int start, boolean never) {
        int c = point(at);
        if (never || at - start > 3 || (c != '.' && c != ')')) {
            return false;
        }
        Kind before = tokens.last();
        boolean first = tokens.size() == 0 || before == Kind.LINE;
        int after = point(at + 1);
        if (!first || !(after == ' ' || after == '\t') || !moreOnLine(at + 1)) {
            return false;
        }
        at++;
        return true;
    }

    private boolean moreOnLine(int from) {
        for (int i = from; i < to && i < from + LONGEST_TAG; i++) {
            int c = point(i);
            if (Glyphs.line(c)) {
                return false;
            }
            if (!Character.isWhitespace(c) && c != '*') {
                return true;
            }
        }
        return false;
    }

    private void word() {
        int start = at;
        StringBuilder letters = new StringBuilder();
        boolean joins = Glyphs.joins(point(at));
        while (at < to) {
            int c = point(at);
            boolean more = joins
                    ? Glyphs.joins(c) || Glyphs.digit(c) >= 0 || c == '_' || inner(c)
                    : Character.isLetter(c) && !Glyphs.joins(c);
            if (!more) {
                break;
            }
            if (letters.length() <= LONGEST_WORD && c != '_' && !Glyphs.apostrophe(c)) {
                letters.appendCodePoint(Character.toLowerCase(c));
            }
            at += Character.charCount(text.codePointAt(at));
        }
        long flags = letters.length() <= LONGEST_WORD ? Vocabulary.of(letters.toString()) : 0;
        tokens.add(Kind.WORD, start, at, joins ? Sides.of(letters) : Tokens.UNSPACED, flags);
    }

    /** An apostrophe or dot between letters: "can't", "e.g". */
    private boolean inner(int c) {
        return (Glyphs.apostrophe(c) || c == '.') && Glyphs.joins(point(at + 1)) && Character.isLetter(point(at - 1));
    }

    /** A command of LaTeX is left out, unless it changes what the numbers mean; "\n" is that of a quoted string. */
    private void tex() {
        int end = at + 1;
        while (end < to && end - at <= LONGEST_WORD && Glyphs.ascii(text.charAt(end))) {
            end++;
        }
        String command = text.substring(at + 1, end);
        if (TEX_SIGNS.contains(command)) {
            one(Kind.SIGN, end - at);
        } else if (TEX_TIMES.contains(command)) {
            one(Kind.TIMES, end - at);
        } else if (TEX_DOTS.contains(command)) {
            one(Kind.ELLIPSIS, end - at);
        } else if (Glyphs.TEX.contains(command)) {
            at = end;
        } else if (!command.isEmpty() && "nrt".indexOf(command.charAt(0)) >= 0) {
            line(2);
        } else {
            at += 1;
        }
    }

    /** A bracket where a number or name follows and no tag; a short tag of HTML or of a model's template is left out. */
    private void angle() {
        int end = at + 1;
        boolean tag = point(end) == '|' || point(end) == '/' || Glyphs.ascii((char) Math.max(0, point(end)));
        while (tag && end < to && end - at <= LONGEST_TAG && text.charAt(end) != '>') {
            int c = text.charAt(end++);
            tag = Glyphs.ascii((char) c) || c == '|' || c == '/' || c == '_' || (c >= '0' && c <= '9' && end > at + 3);
        }
        if (tag && point(end) == '>') {
            at = end + 1;
        } else {
            one(Kind.OPEN, 1);
        }
    }
}
