package org.readingroom.grammar.internal;

import java.util.List;

/** A form of text: what texts have it, as a tree over characters. */
public sealed interface Form {
    /** The empty text. */
    Form EMPTY = new Sequence(List.of());

    /** One character of a set. */
    record Chars(CodePoints set) implements Form {}

    /** Parts one after another. */
    record Sequence(List<Form> parts) implements Form {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** Any one of some parts. */
    record Choice(List<Form> parts) implements Form {
        public Choice {
            parts = List.copyOf(parts);
        }
    }

    /** A part from {@code min} to {@code max} times; {@code max} -1: without end. */
    record Repeat(Form part, int min, int max) implements Form {}

    /** What has two forms at once. */
    record Both(Form first, Form second) implements Form {}

    static Form sequence(Form... parts) {
        return new Sequence(List.of(parts));
    }

    static Form choice(Form... parts) {
        return new Choice(List.of(parts));
    }

    static Form optional(Form part) {
        return new Repeat(part, 0, 1);
    }

    static Form chars(int... fromTo) {
        return new Chars(CodePoints.of(fromTo));
    }

    static Form text(String text) {
        return new Sequence(text.codePoints()
                .mapToObj(c -> (Form) new Chars(CodePoints.single(c)))
                .toList());
    }
}
