package org.readingroom.ui.internal.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.log.Logger;
import org.osgi.service.log.admin.LoggerAdmin;

/**
 * Writes the warnings and notes of bundles to the platform's log file, where the framework writes their errors only.
 *
 * <p>The Error Log view listens to the OSGi log while it is open and reads the file when it opens, so entries must not be
 * logged anew to get into the file: they would be shown twice.
 */
@Component(
        immediate = true,
        service = {})
public final class LogFileWriter implements LogListener {
    /** What the platform itself logs; the framework writes it. */
    private static final String PLATFORM = "org.eclipse.equinox.logger";
    /** Each coming and going of a bundle or service, which is noise below a warning. */
    private static final String EVENTS = "Events";

    private final LogReaderService reader;

    @Activate
    public LogFileWriter(@Reference LogReaderService reader, @Reference LoggerAdmin levels) {
        this.reader = reader;
        levels.getLoggerContext(null)
                .setLogLevels(Map.of(Logger.ROOT_LOGGER_NAME, LogLevel.INFO, EVENTS, LogLevel.WARN));
        reader.addLogListener(this);
    }

    @Deactivate
    void deactivate() {
        reader.removeLogListener(this);
    }

    @Override
    public void logged(LogEntry entry) {
        LogLevel level = entry.getLogLevel();
        if (level != LogLevel.WARN && level != LogLevel.INFO
                || entry.getLoggerName().equals(PLATFORM)) {
            return;
        }
        Path file = Platform.getLogFileLocation().toFile().toPath();
        String text = LogFileEntry.of(entry, "org.readingroom.ui").text();
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Once is enough: the next entries would fail alike.
            reader.removeLogListener(this);
            ILog.of(LogFileWriter.class)
                    .error("the log file " + file + " cannot be written; entries are shown, not kept", e);
        }
    }
}
