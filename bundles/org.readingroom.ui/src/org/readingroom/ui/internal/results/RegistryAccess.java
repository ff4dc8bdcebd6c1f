package org.readingroom.ui.internal.results;

import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.readingroom.settings.PluginRegistry;

/** The way to the plugin registry; not on the user interface's thread. */
final class RegistryAccess {
    private RegistryAccess() {}

    /**
     * Uses the registry.
     *
     * @throws ResultsException where it is not there
     */
    static <R> R with(Function<PluginRegistry, R> use) {
        BundleContext context = FrameworkUtil.getBundle(RegistryAccess.class).getBundleContext();
        ServiceReference<PluginRegistry> reference = context.getServiceReference(PluginRegistry.class);
        if (reference == null) {
            throw new ResultsException("the plugin registry is not there; the Error Log says why");
        }
        try {
            return use.apply(context.getService(reference));
        } finally {
            context.ungetService(reference);
        }
    }
}
