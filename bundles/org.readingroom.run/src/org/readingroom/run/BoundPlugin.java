package org.readingroom.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import org.readingroom.api.Availability;
import org.readingroom.api.Plugin;
import org.readingroom.api.PluginException;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsWriter;

/**
 * A plugin that a study names, made and with its settings bound; closed when done with.
 *
 * @param <P> its contract
 */
final class BoundPlugin<P extends Plugin<?>> implements AutoCloseable {
    private final PluginHandle<P> handle;
    private final Record settings;

    private BoundPlugin(PluginHandle<P> handle, Record settings) {
        this.handle = handle;
        this.settings = settings;
    }

    /**
     * Makes the plugin of a choice and binds its settings.
     *
     * @throws PluginException where it is missing, refused, broken or unavailable
     * @throws org.readingroom.api.settings.SettingsException where its settings are wrong
     */
    static <P extends Plugin<?>> BoundPlugin<P> open(
            PluginRegistry registry, SettingsBinder binder, PluginKind kind, Class<?> contract, PluginChoice choice) {
        BoundPlugin<P> bound = check(registry, binder, kind, contract, choice);
        Availability availability = bound.handle.call(Plugin::availability);
        if (!availability.ready()) {
            bound.close();
            throw new PluginException(
                    kind.word() + " '" + choice.id() + "' is not available: " + availability.reason());
        }
        return bound;
    }

    /** As {@link #open}, but a plugin that is not available here is let pass. */
    @SuppressWarnings("unchecked")
    static <P extends Plugin<?>> BoundPlugin<P> check(
            PluginRegistry registry, SettingsBinder binder, PluginKind kind, Class<?> contract, PluginChoice choice) {
        PluginHandle<P> handle = (PluginHandle<P>) named(registry, kind, contract, choice);
        try {
            Class<? extends Record> type = handle.call(Plugin::settingsType);
            return new BoundPlugin<>(handle, binder.bind(type, choice.settings()));
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    /** The plugin of a choice; one that is not there is told with the place that names it. */
    private static PluginHandle<?> named(
            PluginRegistry registry, PluginKind kind, Class<?> contract, PluginChoice choice) {
        try {
            return registry.open(kind, choice.id(), contract);
        } catch (PluginException e) {
            throw new PluginException(choice.settings().where() + ": " + e.getMessage(), e.getCause());
        }
    }

    /** Calls the plugin with its settings, under the registry's guard. */
    <R> R call(BiFunction<P, Record, R> use) {
        return handle.call(p -> use.apply(p, settings));
    }

    /** Runs something of the plugin's making, such as its model, under the same guard. */
    void guard(Runnable work) {
        handle.call(p -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    PluginEntry entry() {
        return handle.entry();
    }

    /** The files that its settings name, by key. */
    Map<String, Path> paths() {
        return SettingsWriter.paths(settings);
    }

    /** Id, version and settings, for digests. */
    Map<String, Object> identity() {
        Map<String, Object> identity = new java.util.TreeMap<>();
        identity.put("id", entry().id());
        identity.put("version", entry().version());
        identity.put("settings", SettingsWriter.identity(settings));
        return identity;
    }

    @Override
    public void close() {
        handle.close();
    }
}
