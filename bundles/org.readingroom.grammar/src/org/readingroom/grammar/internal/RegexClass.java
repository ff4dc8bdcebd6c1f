package org.readingroom.grammar.internal;

/** Reads a character class such as {@code [^a-z\d]}; unions of classes and {@code &&} are refused. */
final class RegexClass {
    private final RegexReader reader;
    private final int from;

    /** The reader stands after the bracket, which stood at {@code from}. */
    RegexClass(RegexReader reader, int from) {
        this.reader = reader;
        this.from = from;
    }

    CodePoints read() {
        boolean negated = reader.takeIf('^');
        CodePoints set = CodePoints.NONE;
        boolean first = true;
        while (first || reader.peek() != ']') {
            set = set.or(item());
            first = false;
        }
        reader.take();
        return negated ? set.complement() : set;
    }

    private CodePoints item() {
        int start = reader.position();
        CodePoints low = single(start);
        if (reader.peek() != '-') {
            return low;
        }
        int dash = reader.position();
        reader.take();
        if (reader.peek() == ']') {
            return low.or(CodePoints.single('-'));
        }
        CodePoints high = single(dash);
        if (count(low) != 1 || count(high) != 1 || first(low) > first(high)) {
            throw reader.refused("a range in a class that does not run from one character up to another", start);
        }
        return CodePoints.of(first(low), first(high));
    }

    private CodePoints single(int start) {
        if (!reader.more()) {
            throw reader.refused("a class that is not closed", from);
        }
        int c = reader.take();
        return switch (c) {
            case '\\' -> RegexEscapes.read(reader, start);
            case '[' -> throw reader.refused("a '[' inside a class (write \\[)", start);
            case ']' -> throw reader.refused("an empty class, or a ']' at the start of one (write \\])", start);
            case '&' -> {
                if (reader.peek() == '&') {
                    throw reader.refused("an intersection && of classes", start);
                }
                yield CodePoints.single('&');
            }
            default -> reader.character(c, start);
        };
    }

    private static int count(CodePoints set) {
        return set.ranges().stream().mapToInt(r -> r.to() - r.from() + 1).sum();
    }

    private static int first(CodePoints set) {
        return set.ranges().get(0).from();
    }
}
