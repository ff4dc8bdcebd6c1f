package org.readingroom.ui.internal;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.readingroom.api.PluginException;

/** The way from views, which the workbench makes, to services, which Declarative Services makes. */
public final class Services {
    private static final long PATIENCE_MS = 10_000;

    private Services() {}

    /** The catalogue, as {@link #get}. */
    public static Catalogue catalogue() {
        return get(Catalogue.class);
    }

    /**
     * A service; waits for it while the framework is starting, so never call it from the user interface's thread.
     *
     * @throws PluginException where it does not come
     */
    public static <S> S get(Class<S> type) {
        BundleContext context = FrameworkUtil.getBundle(Services.class).getBundleContext();
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        try {
            S found = tracker.waitForService(PATIENCE_MS);
            if (found == null) {
                throw new PluginException("the plugin registry did not start; the Error Log says why");
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginException("interrupted while waiting for the plugin registry", e);
        } finally {
            tracker.close();
        }
    }
}
