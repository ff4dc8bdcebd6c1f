package org.readingroom.cli.internal.console;

import java.util.Map;
import org.readingroom.api.command.Console;

/** A console for people: results as text on standard output, facts for programs left out. */
public final class TextConsole implements Console {
    private final Terminal terminal;

    /** A console on a terminal. */
    public TextConsole(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void print(String text) {
        terminal.result(text);
    }

    @Override
    public void event(String kind, Map<String, ?> fields) {}

    @Override
    public boolean json() {
        return false;
    }
}
