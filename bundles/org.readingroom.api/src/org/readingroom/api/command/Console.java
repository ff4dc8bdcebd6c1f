package org.readingroom.api.command;

import java.util.Map;

/** Where a command speaks: text for people, or JSON lines with {@code --json}. Thread-safe. */
public interface Console {
    /** One or more lines of the command's result; with {@code --json} it is written as an event of kind {@code text}. */
    void print(String text);

    /**
     * A fact for programs: one JSON line with {@code --json}, else nothing.
     *
     * @param kind the kind of fact, such as {@code score}
     * @param fields its fields: strings, numbers, booleans, lists and maps of these
     */
    void event(String kind, Map<String, ?> fields);

    /** Whether output is JSON lines. */
    boolean json();
}
