package org.readingroom.grammar.internal;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.grammar.GrammarException;

/**
 * Reads a regular expression that a whole text has to match.
 *
 * <p>Taken: characters; {@code .} (any character but a line's end); classes {@code [a-z]}, {@code [^a-z]}; the escapes of
 * {@link RegexEscapes}; groups {@code (...)} and {@code (?:...)}; alternatives {@code |}; {@code * + ? {m} {m,} {m,n}} and
 * their lazy forms, which allow the same texts; {@code ^} and {@code $} at the ends of the whole expression or of one of
 * its alternatives, where they say what holds anyway. All else is an error that names it and its place. The texts are
 * those that {@link java.util.regex.Pattern} matches whole.
 */
final class RegexReader {
    static final int MOST_REPEATS = 10_000;
    private static final int DEEPEST = 200;
    private static final CodePoints LINE_ENDS = CodePoints.of('\n', '\n', '\r', '\r', 0x85, 0x85, 0x2028, 0x2029);

    private final int[] text;
    private final String whole;
    private final Form gap;
    private int at;
    private int depth;

    private RegexReader(String whole, Form gap) {
        this.whole = whole;
        this.text = whole.codePoints().toArray();
        this.gap = gap;
    }

    /** The form of texts that match as a whole. */
    static Form whole(String expression) {
        return read(new RegexReader(expression, Form.EMPTY));
    }

    /** The form of texts in which it is found; {@code ^} and {@code $} tie an alternative to the text's start and end. */
    static Form found(String expression) {
        return read(new RegexReader(expression, new Form.Repeat(new Form.Chars(CodePoints.ANY), 0, -1)));
    }

    private static Form read(RegexReader reader) {
        Form form = reader.alternatives();
        if (reader.at < reader.text.length) {
            throw reader.refused("a closing parenthesis that closes nothing", reader.at);
        }
        return form;
    }

    /** Characters that {@code .} means. */
    static CodePoints dot() {
        return LINE_ENDS.complement();
    }

    GrammarException refused(String construct, int position) {
        return new GrammarException("the regular expression '" + shortened() + "' has " + construct + " at character "
                + (position + 1)
                + "; it may hold characters, classes, '.', groups, alternatives and the repeats * + ? {m,n}");
    }

    private String shortened() {
        return whole.length() <= 120 ? whole : whole.substring(0, 117) + "...";
    }

    boolean more() {
        return at < text.length;
    }

    /** The next character, or -1 at the end. */
    int peek() {
        return more() ? text[at] : -1;
    }

    int take() {
        return text[at++];
    }

    int position() {
        return at;
    }

    boolean takeIf(int character) {
        boolean there = peek() == character;
        at += there ? 1 : 0;
        return there;
    }

    private Form alternatives() {
        List<Form> parts = new ArrayList<>();
        do {
            parts.add(sequence());
        } while (takeIf('|'));
        return parts.size() == 1 ? parts.get(0) : new Form.Choice(parts);
    }

    private Form sequence() {
        List<Form> parts = new ArrayList<>();
        if (depth == 0 && takeIf('^')) {
            refuseRepeat("a repeated '^'");
        } else if (depth == 0 && gap != Form.EMPTY) {
            parts.add(gap);
        }
        boolean tied = false;
        while (more() && peek() != '|' && peek() != ')' && !tied) {
            tied = depth == 0 && peek() == '$' && (at + 1 == text.length || text[at + 1] == '|');
            if (tied) {
                at++;
            } else {
                parts.add(repeated(atom()));
            }
        }
        if (depth == 0 && !tied && gap != Form.EMPTY) {
            parts.add(gap);
        }
        return parts.size() == 1 ? parts.get(0) : new Form.Sequence(parts);
    }

    private void refuseRepeat(String construct) {
        if (more() && "*+?{".indexOf(peek()) >= 0) {
            throw refused(construct, at);
        }
    }

    private Form atom() {
        int from = at;
        int c = take();
        return switch (c) {
            case '(' -> group(from);
            case '[' -> new Form.Chars(new RegexClass(this, from).read());
            case '.' -> new Form.Chars(dot());
            case '\\' -> new Form.Chars(RegexEscapes.read(this, from));
            case '^', '$' -> throw refused("an anchor '" + (char) c + "' inside the expression", from);
            case '*', '+', '?', '{' -> throw refused("a repeat '" + (char) c + "' of nothing", from);
            default -> new Form.Chars(character(c, from));
        };
    }

    CodePoints character(int c, int from) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            throw refused("half a surrogate pair", from);
        }
        return CodePoints.single(c);
    }

    private Form group(int from) {
        if (takeIf('?') && !takeIf(':')) {
            throw refused(special(), from);
        }
        if (++depth > DEEPEST) {
            throw refused("groups nested deeper than " + DEEPEST, from);
        }
        Form form = alternatives();
        depth--;
        if (!takeIf(')')) {
            throw refused("a group that is not closed", from);
        }
        return form;
    }

    private String special() {
        int kind = more() ? take() : -1;
        return switch (kind) {
            case '=', '!' -> "a lookahead (?" + (char) kind;
            case '>' -> "an atomic group (?>";
            case '<' -> peek() == '=' || peek() == '!' ? "a lookbehind (?<" + (char) peek() : "a named group (?<";
            default -> "flags or an unknown group (?" + (kind < 0 ? "" : Character.toString(kind));
        };
    }

    private Form repeated(Form part) {
        int from = at;
        int[] range = range();
        if (range == null) {
            return part;
        }
        if (takeIf('+')) {
            throw refused("a possessive repeat", from);
        }
        takeIf('?');
        refuseRepeat("a repeat of a repeat");
        return new Form.Repeat(part, range[0], range[1]);
    }

    /** Least and greatest count of a repeat, -1 without end; null where none stands here. */
    private int[] range() {
        int from = at;
        return switch (peek()) {
            case '*' -> taken(0, -1);
            case '+' -> taken(1, -1);
            case '?' -> taken(0, 1);
            case '{' -> {
                at++;
                int least = number(from);
                int most = takeIf(',') ? peek() == '}' ? -1 : number(from) : least;
                if (!takeIf('}') || most >= 0 && most < least) {
                    throw refused("a repeat that is not {m}, {m,} or {m,n} with m at most n", from);
                }
                yield new int[] {least, most};
            }
            default -> null;
        };
    }

    private int[] taken(int least, int most) {
        at++;
        return new int[] {least, most};
    }

    private int number(int from) {
        int value = -1;
        while (peek() >= '0' && peek() <= '9') {
            value = Math.max(0, value) * 10 + take() - '0';
            if (value > MOST_REPEATS) {
                throw refused("a repeat of more than " + MOST_REPEATS + " times", from);
            }
        }
        if (value < 0) {
            throw refused("a repeat that is not {m}, {m,} or {m,n}", from);
        }
        return value;
    }
}
