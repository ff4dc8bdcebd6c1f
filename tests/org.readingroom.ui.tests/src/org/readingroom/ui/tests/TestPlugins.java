package org.readingroom.ui.tests;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.readingroom.api.data.DatasetPlugin;

/** Publishes the dataset plugins of these tests, as Declarative Services would. */
public final class TestPlugins implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        publish(context, "three-cases", "Three cases", new ThreeCases());
        publish(context, "no-archive", "An archive that is not there", new UnavailableDataset());
        publish(context, "throwing", "Throws everywhere", new ThrowingDataset());
    }

    static ServiceRegistration<?> publish(BundleContext context, String id, String label, DatasetPlugin<?> plugin) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("readingroom.id", id);
        properties.put("readingroom.label", label);
        properties.put("readingroom.version", "1.0.0");
        return context.registerService(DatasetPlugin.class, plugin, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes back what was registered.
    }
}
