package org.readingroom.ui.internal.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsNode;
import org.readingroom.settings.SettingsReference;
import org.readingroom.ui.internal.form.YamlText;

/**
 * A model to ask in place of an arm's.
 *
 * @param id the plugin's id
 * @param settings the plugin's settings
 * @param roots where the folders lie that the settings name
 */
public record ModelChoice(String id, SettingsNode settings, Map<String, Path> roots) {
    /** What the bench calls a model's folder, so that no dataset's of the same name is taken for it. */
    private static final String OWN = "bench-";

    public ModelChoice {
        roots = Map.copyOf(roots);
    }

    /** What a form says, its folders named apart from those of the study. */
    static ModelChoice of(ModelKind kind, SettingsNode entered, Map<String, Path> folders) {
        SettingsNode settings = entered;
        Map<String, Path> roots = new LinkedHashMap<>(folders);
        for (SettingDescription setting : SettingsReference.of(kind.settings())) {
            Optional<SettingsNode> name =
                    entered.get(setting.key()).filter(v -> setting.kind() == SettingDescription.Kind.ROOT);
            if (name.isPresent() && folders.containsKey(name.get().text())) {
                String own = OWN + name.get().text();
                roots.put(own, folders.get(name.get().text()));
                roots.remove(name.get().text());
                settings = settings.with(setting.key(), SettingsNode.of(setting.key(), own));
            }
        }
        return new ModelChoice(kind.id(), settings, roots);
    }

    /** As a study names it, on one line: {@code {id: llama-vision, root: bench-model}}. */
    String written() {
        return YamlText.inline(SettingsNode.of("model", Map.of("id", id)).overlaid(settings));
    }
}
