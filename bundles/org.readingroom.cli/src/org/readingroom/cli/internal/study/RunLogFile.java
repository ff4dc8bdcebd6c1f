package org.readingroom.cli.internal.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.log.Logger;
import org.readingroom.api.command.CommandException;

/** {@code run.log}: every log entry of the process while a run is worked on, whichever bundle logged it. */
final class RunLogFile implements LogListener, AutoCloseable {
    private static final String LAST = "run log closes";
    private final Path file;
    private final LogReaderService reader;
    private final Logger logger;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile IOException failure;

    private RunLogFile(Path file, LogReaderService reader, Logger logger) {
        this.file = file;
        this.reader = reader;
        this.logger = logger;
    }

    /** Starts to write. The file's folder is made when there is something to write and it is there. */
    static RunLogFile open(Path file, LogReaderService reader, Logger logger) {
        RunLogFile log = new RunLogFile(file, reader, logger);
        reader.addLogListener(log);
        return log;
    }

    @Override
    public void logged(LogEntry entry) {
        if (LAST.equals(entry.getMessage())) {
            over.countDown();
            return;
        }
        if (entry.getLoggerName().startsWith("Events.") || !Files.isDirectory(file.getParent())) {
            return;
        }
        String cause = entry.getException() == null ? "" : " (" + entry.getException() + ")";
        String line = java.time.Instant.ofEpochMilli(entry.getTime()) + " " + entry.getLogLevel() + " "
                + (entry.getBundle() == null ? "" : entry.getBundle().getSymbolicName() + ": ") + entry.getMessage()
                + cause;
        try {
            Files.write(
                    file,
                    (line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Waits for what was logged so far, then stops. */
    @Override
    public void close() {
        try {
            logger.info(LAST);
            over.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reader.removeLogListener(this);
        }
        if (failure != null) {
            throw CommandException.failed(
                    "cannot write " + file + ": " + failure.getMessage(), new UncheckedIOException(failure));
        }
    }
}
