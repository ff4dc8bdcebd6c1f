package org.readingroom.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.readingroom.api.Plugin;
import org.readingroom.api.PluginException;
import org.readingroom.settings.internal.Catalogue;
import org.readingroom.settings.internal.GuardedHandle;

/** A registry of plugins that are given to it: for tests, and for programs without OSGi. */
public final class SimplePluginRegistry implements PluginRegistry {
    private final Catalogue catalogue;

    private SimplePluginRegistry(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Collects plugins. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public List<PluginEntry> entries(PluginKind kind) {
        return catalogue.entries(kind);
    }

    @Override
    public <P> PluginHandle<P> open(PluginKind kind, String id, Class<P> contract) {
        return GuardedHandle.open(catalogue.find(kind, id), contract);
    }

    @Override
    public List<PluginProblem> problems() {
        return catalogue.problems();
    }

    /** Collects plugins for a registry. */
    public static final class Builder {
        private final List<Catalogue.Offer> offers = new ArrayList<>();

        private Builder() {}

        /** One more plugin, of version 1.0.0, made anew for each use. */
        public Builder add(PluginKind kind, String id, String label, Supplier<? extends Plugin<?>> maker) {
            return add(new PluginEntry(kind, id, label, "1.0.0", "here"), maker);
        }

        /** One more plugin, with all that is known of it. */
        public Builder add(PluginEntry entry, Supplier<? extends Plugin<?>> maker) {
            offers.add(new Catalogue.Offer(entry, () -> {
                Plugin<?> plugin = maker.get();
                if (plugin == null) {
                    throw new PluginException(
                            "nothing was made for " + entry.kind().word() + " '" + entry.id() + "'");
                }
                return new Catalogue.Made(plugin, () -> {});
            }));
            return this;
        }

        /** The registry of those added. */
        public SimplePluginRegistry build() {
            return new SimplePluginRegistry(new Catalogue(offers));
        }
    }
}
