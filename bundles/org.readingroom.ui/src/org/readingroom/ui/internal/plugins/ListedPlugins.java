package org.readingroom.ui.internal.plugins;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.settings.Addon;
import org.readingroom.settings.Addons;
import org.readingroom.ui.internal.PluginRow;
import org.readingroom.ui.internal.Services;

/**
 * What the page shows.
 *
 * @param rows the plugins, and what does not work
 * @param addons the jars in the add-ons folders
 */
record ListedPlugins(List<PluginRow> rows, List<Addon> addons) {
    ListedPlugins {
        rows = List.copyOf(rows);
        addons = List.copyOf(addons);
    }

    /** Asks the registry; may take a while. */
    static ListedPlugins ask(Monitor monitor) {
        List<PluginRow> rows = Services.catalogue().plugins(monitor);
        return new ListedPlugins(rows, Services.get(Addons.class).list());
    }

    /** The add-on that a row comes from, where the user may remove it. */
    Optional<Addon> removable(PluginRow row) {
        return addons.stream()
                .filter(Addon::removable)
                .filter(a -> row.bundle().startsWith(a.name() + " ")
                        || row.id().equals(a.file().toString())
                        || row.kind().isEmpty() && row.id().startsWith(a.name() + " "))
                .findFirst();
    }
}
