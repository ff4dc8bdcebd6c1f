package org.readingroom.api.command;

import org.readingroom.api.Monitor;
import org.readingroom.api.Plugin;

/**
 * A verb of the command line; its id is the verb, its label the line in {@code --help}.
 *
 * @param <O> its options and arguments, a record annotated as settings are
 */
public interface Command<O extends Record> extends Plugin<O> {
    /** Everything went well. */
    int DONE = 0;

    /** It failed. */
    int FAILED = 1;

    /** The input or the usage is at fault. */
    int BAD_INPUT = 2;

    /** The user stopped it. */
    int CANCELLED = 130;

    /**
     * Does the work.
     *
     * @return the exit code
     * @throws org.readingroom.api.ReadingRoomException whose message is shown alone
     */
    int run(O options, Console console, Monitor monitor);
}
