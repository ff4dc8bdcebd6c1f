package org.readingroom.ui.internal.study;

import java.util.Optional;
import org.readingroom.api.Plugin;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.ui.internal.Services;

/** The records that plugins take their settings in. */
final class PluginTypes {
    private final StudyKeys keys;

    PluginTypes(StudyKeys keys) {
        this.keys = keys;
    }

    StudyKeys keys() {
        return keys;
    }

    /** The record of a plugin; none where there is no such plugin, or it cannot be asked. */
    @SuppressWarnings("unchecked")
    Optional<Class<? extends Record>> of(PluginKind kind, String id) {
        if (keys.plugins().entries(kind).stream().noneMatch(e -> e.id().equals(id))) {
            return Optional.empty();
        }
        PluginRegistry registry = Services.get(PluginRegistry.class);
        try (PluginHandle<Plugin<?>> handle = registry.open(kind, id, (Class<Plugin<?>>) (Class<?>) kind.contract())) {
            return Optional.of(handle.call(Plugin::settingsType));
        } catch (ReadingRoomException e) {
            // The checks of the study name it, with the reason.
            return Optional.empty();
        }
    }
}
