package org.readingroom.openai.internal;

import java.util.HashMap;
import java.util.Map;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;

/** Settings as a study file gives them. */
final class TestSettings {
    private TestSettings() {}

    /** @param more key and value by turns */
    static OpenAiSettings of(String endpoint, Object... more) {
        Map<String, Object> tree = new HashMap<>(Map.of("endpoint", endpoint, "model", "m"));
        for (int i = 0; i < more.length; i += 2) {
            tree.put((String) more[i], more[i + 1]);
        }
        return new SettingsBinder(Map.of()).bind(OpenAiSettings.class, SettingsNode.of("test", tree));
    }
}
