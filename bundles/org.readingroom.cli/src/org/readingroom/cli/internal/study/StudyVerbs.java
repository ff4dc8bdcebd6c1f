package org.readingroom.cli.internal.study;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.readingroom.api.command.Console;
import org.readingroom.run.RunLog;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.UserFolder;
import org.readingroom.settings.UserPreferences;

/** What the verbs that run studies share: the plugins, the cache, and the log of a run. */
@Component(service = StudyVerbs.class)
public final class StudyVerbs {
    private final PluginRegistry registry;
    private final Logger logger;
    private final LogReaderService reader;

    /** Made by the framework. */
    @Activate
    public StudyVerbs(
            @Reference PluginRegistry registry, @Reference LoggerFactory loggers, @Reference LogReaderService reader) {
        this.registry = registry;
        this.logger = loggers.getLogger("org.readingroom.run");
        this.reader = reader;
    }

    /** The plugins. */
    public PluginRegistry registry() {
        return registry;
    }

    /** A folder for derived files that runs share. */
    public Path cache() {
        Path home = UserFolder.locate();
        return UserPreferences.load(home).cache().orElse(home.resolve("cache"));
    }

    /** The framework's log, as a run speaks to it. */
    public RunLog log() {
        return new RunLog() {
            @Override
            public void info(String message) {
                logger.info("{}", message);
            }

            @Override
            public void warn(String message) {
                logger.warn("{}", message);
            }
        };
    }

    /** As {@link #log()}; facts for programs go to a console. */
    RunLog log(Console console) {
        RunLog log = log();
        return new RunLog() {
            @Override
            public void info(String message) {
                log.info(message);
            }

            @Override
            public void warn(String message) {
                log.warn(message);
            }

            @Override
            public void event(String kind, Map<String, ?> fields) {
                console.event(kind, fields);
            }
        };
    }

    /** Writes all that is logged into a run folder's log until closed. */
    RunLogFile logInto(Path file) {
        return RunLogFile.open(file, reader, logger);
    }
}
