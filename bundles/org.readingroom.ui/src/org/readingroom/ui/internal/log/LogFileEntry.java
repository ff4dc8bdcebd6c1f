package org.readingroom.ui.internal.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.eclipse.core.runtime.IStatus;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;

/**
 * An entry in the form of the platform's log file, as the Error Log view reads it.
 *
 * @param bundle symbolic name of the bundle that logged it
 * @param severity of {@link IStatus}
 * @param time when
 * @param message what
 * @param cause the stack trace; empty for none
 */
record LogFileEntry(String bundle, int severity, Instant time, String message, String cause) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    static LogFileEntry of(LogEntry entry, String otherwise) {
        String bundle =
                entry.getBundle() == null ? otherwise : entry.getBundle().getSymbolicName();
        int severity = entry.getLogLevel() == LogLevel.WARN ? IStatus.WARNING : IStatus.INFO;
        Throwable cause = entry.getException();
        return new LogFileEntry(
                bundle,
                severity,
                Instant.ofEpochMilli(entry.getTime()),
                entry.getMessage(),
                cause == null ? "" : trace(cause));
    }

    private static String trace(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** Its lines, the empty one before it included. */
    String text() {
        String head =
                "\n!ENTRY " + bundle + " " + severity + " 0 " + TIME.format(time) + "\n!MESSAGE " + message + "\n";
        String all = cause.isEmpty() ? head : head + "!STACK 0\n" + cause;
        return all.replace("\r\n", "\n").replace("\n", System.lineSeparator());
    }
}
