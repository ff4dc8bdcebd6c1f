package org.readingroom.ui.internal.study;

import java.util.List;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.SettingDescription;

/** What plugins there are, and what settings each takes. */
interface PluginSettings {
    /** Those of a kind, by id. */
    List<PluginEntry> entries(PluginKind kind);

    /** The settings of a plugin; none where there is no such plugin, or it cannot be asked. */
    List<SettingDescription> settings(PluginKind kind, String id);
}
