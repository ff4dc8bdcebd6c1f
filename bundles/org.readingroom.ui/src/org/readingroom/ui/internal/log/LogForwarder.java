package org.readingroom.ui.internal.log;

import java.util.Map;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.equinox.log.ExtendedLogService;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
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
import org.osgi.service.log.admin.LoggerContext;

/** Passes entries of the OSGi log on to the platform's log, so that the Error Log view and the log file have them. */
@Component(immediate = true, service = {})
public final class LogForwarder implements LogListener {
    /** What the platform itself logs comes by here as well; passed on, it would go round for ever. */
    private static final String PLATFORM = "org.eclipse.equinox.logger";
    /** Each event of a bundle or service: noise, and the platform logs the framework's errors itself. */
    private static final String EVENTS = "Events.";

    private static final Map<String, LogLevel> LEVELS =
            Map.of(Logger.ROOT_LOGGER_NAME, LogLevel.INFO, PLATFORM, LogLevel.TRACE);

    private final LogReaderService reader;
    private final LoggerContext levels;
    private final ExtendedLogService platform;

    @Activate
    public LogForwarder(
            @Reference LogReaderService reader, @Reference LoggerAdmin levels, @Reference ExtendedLogService platform) {
        this.reader = reader;
        this.platform = platform;
        this.levels = levels.getLoggerContext(null);
        this.levels.setLogLevels(LEVELS);
        reader.addLogListener(this);
    }

    @Deactivate
    void deactivate() {
        reader.removeLogListener(this);
    }

    @Override
    public void logged(LogEntry entry) {
        String logger = entry.getLoggerName();
        boolean debug = entry.getLogLevel() == LogLevel.DEBUG || entry.getLogLevel() == LogLevel.TRACE;
        if (debug || logger.equals(PLATFORM) || logger.startsWith(EVENTS)) {
            return;
        }
        Bundle bundle = entry.getBundle() == null ? FrameworkUtil.getBundle(LogForwarder.class) : entry.getBundle();
        int severity = severity(entry.getLogLevel());
        IStatus status = new Status(severity, bundle.getSymbolicName(), entry.getMessage(), entry.getException());
        if (entry.getLogLevel() == LogLevel.ERROR) {
            showOnly(status, bundle);
        } else {
            Platform.getLog(bundle).log(status);
        }
    }

    /**
     * Shows a status in the Error Log without writing it to the file, where the framework has put every error already: at the
     * level of debugging, which {@code eclipse.log.level=INFO} of the product's configuration keeps out of the file.
     */
    private void showOnly(IStatus status, Bundle bundle) {
        // The framework sets the level of the platform's logger anew when the log file moves into the workspace.
        levels.setLogLevels(LEVELS);
        platform.getLogger(bundle, PLATFORM)
                .log(status, LogLevel.DEBUG.ordinal(), status.getMessage(), status.getException());
    }

    private static int severity(LogLevel level) {
        return switch (level) {
            case AUDIT, INFO, DEBUG, TRACE -> IStatus.INFO;
            case WARN -> IStatus.WARNING;
            case ERROR -> IStatus.ERROR;
        };
    }
}
