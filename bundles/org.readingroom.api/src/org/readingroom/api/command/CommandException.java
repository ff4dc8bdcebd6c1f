package org.readingroom.api.command;

import org.readingroom.api.ReadingRoomException;

/** A command that cannot do what was asked. */
public final class CommandException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    private CommandException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The input or the usage is at fault: exit code 2. */
    public static CommandException badInput(String message) {
        return new CommandException(Command.BAD_INPUT, message, null);
    }

    /** The work failed: exit code 1. */
    public static CommandException failed(String message, Throwable cause) {
        return new CommandException(Command.FAILED, message, cause);
    }

    /** The exit code. */
    public int exitCode() {
        return exitCode;
    }
}
