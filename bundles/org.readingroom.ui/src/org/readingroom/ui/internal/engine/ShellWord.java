package org.readingroom.ui.internal.engine;

/** A word as a terminal takes it. */
final class ShellWord {
    private ShellWord() {}

    /** The word, in quotes where a shell would take it apart. */
    static String quoted(String word, boolean windows) {
        if (!word.isEmpty() && word.matches("[A-Za-z0-9_@%+=:,./\\\\-]*") && (windows || !word.contains("\\"))) {
            return word;
        }
        return windows ? "\"" + word.replace("\"", "\"\"") + "\"" : "'" + word.replace("'", "'\\''") + "'";
    }
}
