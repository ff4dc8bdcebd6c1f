package org.readingroom.cli.internal.console;

import java.io.PrintStream;

/**
 * The two output streams of the process, and a status line that other output never breaks. Thread-safe.
 *
 * <p>Results go to standard output; the status line, messages and log entries go to standard error, so that a result may be
 * piped while progress shows.
 */
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final int columns;
    private String status = "";

    /**
     * A terminal.
     *
     * @param out where results go
     * @param err where everything else goes
     * @param interactive whether {@code err} is shown on a screen where a line can be overwritten
     * @param columns the width of that screen
     */
    public Terminal(PrintStream out, PrintStream err, boolean interactive, int columns) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.columns = columns;
    }

    /**
     * The terminal of this process. The start script says in the system properties {@code readingroom.terminal} and
     * {@code readingroom.columns} what standard error is, as Java cannot tell; without them it is taken for a file.
     */
    public static Terminal ofProcess() {
        boolean interactive = Boolean.getBoolean("readingroom.terminal");
        return new Terminal(System.out, System.err, interactive, Integer.getInteger("readingroom.columns", 80));
    }

    /** Whether a status line can be shown. */
    public boolean interactive() {
        return interactive;
    }

    /** The width of the screen. */
    public int columns() {
        return columns;
    }

    /** Writes one or more lines of the result. */
    public synchronized void result(String text) {
        around(() -> out.println(text));
        out.flush();
    }

    /** Writes one or more lines for people. */
    public synchronized void message(String text) {
        around(() -> err.println(text));
        err.flush();
    }

    /** Shows a line in place of the status line before it; an empty one takes it away. Nothing where not interactive. */
    public synchronized void status(String line) {
        if (!interactive || line.equals(status)) {
            return;
        }
        // Not the last column: many terminals wrap there, and a wrapped line cannot be overwritten.
        String fitting = line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
        err.print("\r" + fitting + " ".repeat(Math.max(0, status.length() - fitting.length())) + end(fitting));
        err.flush();
        status = fitting;
    }

    private static String end(String shown) {
        return shown.isEmpty() ? "\r" : "";
    }

    private void around(Runnable write) {
        String shown = status;
        status("");
        write.run();
        status(shown);
    }
}
