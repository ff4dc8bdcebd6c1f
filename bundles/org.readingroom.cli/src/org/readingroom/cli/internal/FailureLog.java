package org.readingroom.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Keeps the traces of unexpected failures in files of the user's folder, so that the screen shows one line. */
final class FailureLog {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private final Path folder;

    FailureLog(Path home) {
        this.folder = home.resolve("logs");
    }

    /** The text of a trace. */
    static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** Writes a trace; says where it is, or why it could not be written. */
    String write(List<String> arguments, Throwable failure) {
        String name = "failure-" + LocalDateTime.now().format(NAME) + "-"
                + ProcessHandle.current().pid() + ".log";
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    file,
                    "readingroom " + String.join(" ", arguments) + "\n" + "Java " + Runtime.version() + ", "
                            + System.getProperty("os.name") + "\n\n" + trace(failure));
            return "the trace is in " + file;
        } catch (IOException e) {
            return "its trace cannot be written to " + folder + "; run again with --verbose to see it";
        }
    }
}
