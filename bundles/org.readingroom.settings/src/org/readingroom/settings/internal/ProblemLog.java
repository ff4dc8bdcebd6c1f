package org.readingroom.settings.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.util.tracker.ServiceTracker;
import org.readingroom.settings.PluginProblem;

/** Writes what the deployer found to the log service, which as a rule comes later than the deployer. */
final class ProblemLog extends ServiceTracker<LoggerFactory, LoggerFactory> {
    private final List<PluginProblem> problems;
    private final AtomicBoolean written = new AtomicBoolean();

    private ProblemLog(BundleContext context, List<PluginProblem> problems) {
        super(context, LoggerFactory.class, null);
        this.problems = problems;
    }

    /** Writes them as soon as there is a log; never, where the framework has none. */
    static void write(BundleContext context, List<PluginProblem> problems) {
        try {
            if (!problems.isEmpty()) {
                new ProblemLog(context, problems).open();
            }
        } catch (NoClassDefFoundError e) {
            // The import is optional: without the package there is no log, and the registry still names the problems.
            return;
        }
    }

    @Override
    public LoggerFactory addingService(ServiceReference<LoggerFactory> reference) {
        LoggerFactory factory = super.addingService(reference);
        if (written.compareAndSet(false, true)) {
            Logger logger = factory.getLogger("org.readingroom.settings");
            problems.forEach(p -> logger.warn("add-on {}: {}", p.subject(), p.reason()));
        }
        return factory;
    }
}
