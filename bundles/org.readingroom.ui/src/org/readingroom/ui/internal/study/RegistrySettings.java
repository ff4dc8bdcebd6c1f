package org.readingroom.ui.internal.study;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.readingroom.api.Plugin;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsReference;
import org.readingroom.ui.internal.Services;

/** The plugins of the registry; what a plugin takes is asked once. */
final class RegistrySettings implements PluginSettings {
    private final Map<String, List<SettingDescription>> known = new ConcurrentHashMap<>();

    @Override
    public List<PluginEntry> entries(PluginKind kind) {
        return Services.get(PluginRegistry.class).entries(kind);
    }

    @Override
    public List<SettingDescription> settings(PluginKind kind, String id) {
        return known.computeIfAbsent(kind + "/" + id, key -> ask(kind, id));
    }

    @SuppressWarnings("unchecked")
    private List<SettingDescription> ask(PluginKind kind, String id) {
        if (entries(kind).stream().noneMatch(e -> e.id().equals(id))) {
            return List.of();
        }
        PluginRegistry registry = Services.get(PluginRegistry.class);
        try (PluginHandle<Plugin<?>> handle = registry.open(kind, id, (Class<Plugin<?>>) (Class<?>) kind.contract())) {
            return SettingsReference.of(handle.call(Plugin::settingsType));
        } catch (ReadingRoomException e) {
            // The checks of the study name it, with the reason.
            return List.of();
        }
    }
}
