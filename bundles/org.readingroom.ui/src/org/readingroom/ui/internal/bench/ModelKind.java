package org.readingroom.ui.internal.bench;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.Plugin;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.ui.internal.Services;

/**
 * A model plugin that can be asked.
 *
 * @param id the plugin's id
 * @param label for people
 * @param settings the record of its settings
 */
record ModelKind(String id, String label, Class<? extends Record> settings) {
    /** Those installed, by id; not on the user interface's thread. */
    static List<ModelKind> installed() {
        PluginRegistry registry = Services.get(PluginRegistry.class);
        List<ModelKind> kinds = new ArrayList<>();
        for (PluginEntry entry : registry.entries(PluginKind.MODEL)) {
            try (PluginHandle<Plugin<?>> handle = open(registry, entry)) {
                kinds.add(new ModelKind(entry.id(), entry.label(), handle.call(Plugin::settingsType)));
            } catch (ReadingRoomException e) {
                // The Plugins view names it with its reason; here it is no choice.
                continue;
            }
        }
        return kinds;
    }

    @SuppressWarnings("unchecked")
    private static PluginHandle<Plugin<?>> open(PluginRegistry registry, PluginEntry entry) {
        return registry.open(PluginKind.MODEL, entry.id(), (Class<Plugin<?>>) (Class<?>) PluginKind.MODEL.contract());
    }

    /** A line of a list to choose from. */
    String text() {
        return id + "  \u2013  " + label;
    }
}
