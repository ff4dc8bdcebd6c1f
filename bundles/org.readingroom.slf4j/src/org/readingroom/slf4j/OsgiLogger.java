package org.readingroom.slf4j;

import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.log.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** One SLF4J logger, which writes to the OSGi logger of its name. Without a log service nothing is enabled. */
final class OsgiLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;
    private final transient LogServiceSource source;

    OsgiLogger(String name, LogServiceSource source) {
        this.name = name;
        this.source = source;
    }

    private Optional<Logger> target() {
        return source.get().map(service -> service.getLogger(name));
    }

    private boolean enabled(Predicate<Logger> level) {
        return target().filter(level).isPresent();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable failure) {
        String text = MessageFormatter.basicArrayFormat(pattern, arguments);
        // As an argument, so that braces in the text are not taken for places of arguments.
        Object[] message = failure == null ? new Object[] {text} : new Object[] {text, failure};
        target().ifPresent(logger -> write(logger, level, message));
    }

    private static void write(Logger logger, Level level, Object... message) {
        switch (level) {
            case ERROR -> logger.error("{}", message);
            case WARN -> logger.warn("{}", message);
            case INFO -> logger.info("{}", message);
            case DEBUG -> logger.debug("{}", message);
            case TRACE -> logger.trace("{}", message);
        }
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return enabled(Logger::isTraceEnabled);
    }

    @Override
    public boolean isDebugEnabled() {
        return enabled(Logger::isDebugEnabled);
    }

    @Override
    public boolean isInfoEnabled() {
        return enabled(Logger::isInfoEnabled);
    }

    @Override
    public boolean isWarnEnabled() {
        return enabled(Logger::isWarnEnabled);
    }

    @Override
    public boolean isErrorEnabled() {
        return enabled(Logger::isErrorEnabled);
    }
}
