package org.readingroom.grammar.internal;

import org.readingroom.grammar.GrammarException;

/** Writes a form in the grammar notation of llama.cpp. */
public final class Gbnf {
    private Gbnf() {}

    /** One rule named {@code root}. */
    public static String write(Form form) {
        StringBuilder out = new StringBuilder("root ::= ");
        write(form, out);
        return out.append('\n').toString();
    }

    private static void write(Form form, StringBuilder out) {
        switch (form) {
            case Form.Chars chars -> write(chars.set(), out);
            case Form.Sequence s -> {
                if (s.parts().isEmpty()) {
                    out.append("\"\"");
                }
                joined(s.parts(), " ", out);
            }
            case Form.Choice c -> {
                out.append('(');
                joined(c.parts(), " | ", out);
                out.append(')');
            }
            case Form.Repeat r -> {
                out.append('(');
                write(r.part(), out);
                out.append(')').append(count(r));
            }
            case Form.Both both ->
                throw new GrammarException("a string with both a pattern and a length cannot be sent as a grammar to"
                        + " llama.cpp; give the length in the pattern, as in ^[a-z]{2,5}$");
        }
    }

    private static void joined(java.util.List<Form> parts, String between, StringBuilder out) {
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : between);
            write(parts.get(i), out);
        }
    }

    private static String count(Form.Repeat r) {
        if (r.max() < 0) {
            return r.min() == 0 ? "*" : r.min() == 1 ? "+" : "{" + r.min() + ",}";
        }
        return r.min() == 0 && r.max() == 1 ? "?" : "{" + r.min() + "," + r.max() + "}";
    }

    private static void write(CodePoints set, StringBuilder out) {
        out.append('[');
        for (CodePoints.Range r : set.ranges()) {
            character(r.from(), out);
            if (r.to() > r.from()) {
                out.append('-');
                character(r.to(), out);
            }
        }
        out.append(']');
    }

    private static void character(int c, StringBuilder out) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ' ') {
            out.append((char) c);
        } else {
            out.append(c < 0x100 ? String.format("\\x%02X", c) : String.format(c < 0x10000 ? "\\u%04X" : "\\U%08X", c));
        }
    }
}
