package org.readingroom.cli.internal.pictures;

import java.util.Map;
import org.readingroom.api.command.Console;

/** A console that nobody reads. */
enum Silence implements Console {
    /** The only one. */
    CONSOLE;

    @Override
    public void print(String text) {}

    @Override
    public void event(String kind, Map<String, ?> fields) {}

    @Override
    public boolean json() {
        return false;
    }
}
