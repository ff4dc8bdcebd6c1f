package org.readingroom.slf4j;

import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogService;

/** Where the log service comes from; it may come and go. */
@FunctionalInterface
interface LogServiceSource {
    /** The service of this moment; empty where there is none. */
    Optional<LogService> get();

    /** The service of the framework that loaded this class. */
    static LogServiceSource ofFramework() {
        Bundle host = FrameworkUtil.getBundle(LogServiceSource.class);
        return () -> context(host).flatMap(LogServiceSource::service);
    }

    /** A fragment has its host's context, and that only once the host is started, which nobody else might do. */
    private static Optional<BundleContext> context(Bundle host) {
        if (host == null) {
            return Optional.empty();
        }
        if (host.getBundleContext() == null) {
            try {
                host.start(Bundle.START_TRANSIENT);
            } catch (BundleException e) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(host.getBundleContext());
    }

    private static Optional<LogService> service(BundleContext context) {
        try {
            ServiceReference<LogService> reference = context.getServiceReference(LogService.class);
            return reference == null ? Optional.empty() : Optional.ofNullable(context.getService(reference));
        } catch (IllegalStateException e) {
            // The framework is stopping.
            return Optional.empty();
        }
    }
}
