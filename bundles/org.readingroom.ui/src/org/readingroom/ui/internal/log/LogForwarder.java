package org.readingroom.ui.internal.log;

import java.util.Map;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
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

/** Passes entries of the OSGi log on to the platform's log, so that the Error Log view and the log file have them. */
@Component(immediate = true, service = {})
public final class LogForwarder implements LogListener {
    /** What the platform itself logs comes by here as well; passed on, it would go round for ever. */
    private static final String PLATFORM = "org.eclipse.equinox.logger";
    /** Each event of a bundle or service: noise, and the platform logs the framework's errors itself. */
    private static final String EVENTS = "Events.";

    private final LogReaderService reader;

    @Activate
    public LogForwarder(@Reference LogReaderService reader, @Reference LoggerAdmin levels) {
        this.reader = reader;
        levels.getLoggerContext(null).setLogLevels(Map.of(Logger.ROOT_LOGGER_NAME, LogLevel.INFO));
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
        ILog log = Platform.getLog(bundle);
        log.log(new Status(severity(entry.getLogLevel()), bundle.getSymbolicName(), entry.getMessage(), entry.getException()));
    }

    private static int severity(LogLevel level) {
        return switch (level) {
            case AUDIT, INFO, DEBUG, TRACE -> IStatus.INFO;
            case WARN -> IStatus.WARNING;
            case ERROR -> IStatus.ERROR;
        };
    }
}
