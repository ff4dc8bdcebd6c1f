package org.readingroom.cli.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.log.admin.LoggerAdmin;
import org.readingroom.cli.internal.console.Terminal;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.UserFolder;

/**
 * The entry that the launcher looks for: takes the words of the command line and gives the exit code; as a
 * {@link Runnable} it asks the running command to stop.
 */
@Component(
        service = {ToIntFunction.class, Runnable.class},
        property = "readingroom.entry=command-line")
public final class CommandLineService implements ToIntFunction<String[]>, Runnable {
    private final PluginRegistry registry;
    private final LogReaderService logReader;
    private final LoggerFactory loggers;
    private final LoggerAdmin levels;
    private volatile Invocation running;
    private volatile boolean cancelled;

    /** Made by the framework. */
    @Activate
    public CommandLineService(
            @Reference PluginRegistry registry,
            @Reference LogReaderService logReader,
            @Reference LoggerFactory loggers,
            @Reference LoggerAdmin levels) {
        this.registry = registry;
        this.logReader = logReader;
        this.loggers = loggers;
        this.levels = levels;
    }

    @Override
    public int applyAsInt(String[] arguments) {
        Invocation invocation = new Invocation(
                List.of(arguments), Terminal.ofProcess(), registry, version(), UserFolder.locate(System::getProperty));
        running = invocation;
        if (cancelled) {
            invocation.cancel();
        }
        levels.getLoggerContext(null).setLogLevels(Map.of(Logger.ROOT_LOGGER_NAME, invocation.level()));
        Optional<LogLines> log = invocation.log();
        log.ifPresent(logReader::addLogListener);
        int code = invocation.run();
        log.ifPresent(lines -> {
            loggers.getLogger(CommandLineService.class).info(LogLines.LAST);
            lines.awaitLast();
            logReader.removeLogListener(lines);
        });
        return code;
    }

    @Override
    public void run() {
        cancelled = true;
        if (running != null) {
            running.cancel();
        }
    }

    private static String version() {
        Version v = FrameworkUtil.getBundle(CommandLineService.class).getVersion();
        String build = v.getQualifier().isEmpty() ? "" : " (build " + v.getQualifier() + ")";
        return v.getMajor() + "." + v.getMinor() + "." + v.getMicro() + build;
    }
}
