package org.readingroom.cli.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.readingroom.api.command.Console;
import org.readingroom.cli.internal.console.Terminal;

/** Shows log entries beside the progress line: warnings and errors, or all of them. */
final class LogLines implements LogListener {
    /** An entry of this text, logged last, tells that all before it have been shown. */
    static final String LAST = "command over";

    private final Terminal terminal;
    private final Console console;
    private final LogLevel least;
    private final CountDownLatch over = new CountDownLatch(1);

    LogLines(Terminal terminal, Console console, boolean verbose) {
        this.terminal = terminal;
        this.console = console;
        this.least = verbose ? LogLevel.TRACE : LogLevel.WARN;
    }

    @Override
    public void logged(LogEntry entry) {
        if (LAST.equals(entry.getMessage())) {
            over.countDown();
            return;
        }
        // The framework's own events of each bundle and service are noise for a user.
        if (!least.implies(entry.getLogLevel()) || entry.getLoggerName().startsWith("Events.")) {
            return;
        }
        if (console.json()) {
            console.event("log", fields(entry));
        } else {
            terminal.message("readingroom: " + word(entry) + ": " + text(entry));
        }
    }

    /** Waits for the entries logged so far, a moment at most. */
    void awaitLast() {
        try {
            over.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> fields(LogEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("level", word(entry));
        fields.put("bundle", entry.getBundle() == null ? "" : entry.getBundle().getSymbolicName());
        fields.put("message", text(entry));
        return fields;
    }

    private static String word(LogEntry entry) {
        return switch (entry.getLogLevel()) {
            case AUDIT, ERROR -> "error";
            case WARN -> "warning";
            case INFO -> "info";
            case DEBUG, TRACE -> "debug";
        };
    }

    private static String text(LogEntry entry) {
        Throwable cause = entry.getException();
        return entry.getMessage() + (cause == null ? "" : " (" + cause + ")");
    }
}
