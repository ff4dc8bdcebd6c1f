package org.readingroom.settings;

/**
 * A plugin that a study names, with the plugin's own settings: {@code { id: brats, root: brats2020 }}, or the bare id
 * where it needs none: {@code dice}.
 *
 * @param id the plugin's id
 * @param settings its settings, not yet bound: the mapping without {@code id}
 */
public record PluginChoice(String id, SettingsNode settings) {
    /** A plugin with its own defaults. */
    public static PluginChoice of(String id) {
        return new PluginChoice(id, SettingsNode.empty("settings of '" + id + "'"));
    }
}
