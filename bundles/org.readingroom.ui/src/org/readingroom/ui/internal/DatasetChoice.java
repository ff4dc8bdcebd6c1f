package org.readingroom.ui.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.readingroom.settings.SettingsNode;

/**
 * A dataset that a user wants opened.
 *
 * @param plugin id of the dataset plugin
 * @param folder where it lies: given to the one root that the plugin needs; empty where the settings say all
 * @param settings the plugin's settings, the root of {@code folder} left out
 * @param roots where the roots lie that the settings name
 */
public record DatasetChoice(String plugin, Optional<Path> folder, SettingsNode settings, Map<String, Path> roots) {
    public DatasetChoice {
        roots = Map.copyOf(roots);
    }

    /** A dataset in a folder, or in none, with its plugin's defaults. */
    public DatasetChoice(String plugin, Optional<Path> folder) {
        this(plugin, folder, SettingsNode.empty("settings of '" + plugin + "'"), Map.of());
    }

    /** A dataset of settings that say all. */
    public static DatasetChoice of(String plugin, SettingsNode settings, Map<String, Path> roots) {
        return new DatasetChoice(plugin, Optional.empty(), settings, roots);
    }
}
