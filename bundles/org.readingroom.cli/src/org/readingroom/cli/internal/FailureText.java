package org.readingroom.cli.internal;

import org.readingroom.api.CancelledException;
import org.readingroom.api.PluginException;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.study.StudyException;

/**
 * What a failure comes to for the user.
 *
 * @param exitCode the process's
 * @param message one sentence
 * @param defect whether it is a fault of a program, whose trace is worth keeping, and not of the input
 */
record FailureText(int exitCode, String message, boolean defect) {
    static FailureText of(Throwable failure) {
        return switch (failure) {
            case CancelledException e -> new FailureText(Command.CANCELLED, e.getMessage(), false);
            case CommandException e -> new FailureText(e.exitCode(), e.getMessage(), false);
            case SettingsException e -> badInput(e);
            case DatasetException e -> badInput(e);
            case StudyException e -> badInput(e);
            // A plugin that is named and not there is the user's; one that breaks is its author's.
            case PluginException e
            when byProgram(e.getCause()) -> new FailureText(Command.FAILED, e.getMessage(), true);
            case PluginException e -> badInput(e);
            case ReadingRoomException e -> new FailureText(Command.FAILED, e.getMessage(), false);
            case OutOfMemoryError e ->
                new FailureText(
                        Command.FAILED,
                        "out of memory (" + e.getMessage()
                                + "); raise -Xmx in conf/jvm.options or in your own jvm.options",
                        true);
            default ->
                new FailureText(
                        Command.FAILED, "unexpected " + failure.getClass().getSimpleName() + said(failure), true);
        };
    }

    private static FailureText badInput(ReadingRoomException e) {
        return new FailureText(Command.BAD_INPUT, e.getMessage(), false);
    }

    private static boolean byProgram(Throwable cause) {
        return cause != null && !(cause instanceof ReadingRoomException);
    }

    private static String said(Throwable failure) {
        return failure.getMessage() == null
                ? ""
                : ": " + failure.getMessage().lines().findFirst().orElse("");
    }
}
