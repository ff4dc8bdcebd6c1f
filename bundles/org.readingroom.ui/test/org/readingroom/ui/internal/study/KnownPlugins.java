package org.readingroom.ui.internal.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsReference;

/** A few plugins whose settings are known. */
final class KnownPlugins implements PluginSettings {
    /** Settings of the dataset {@code folder}. */
    record FolderSettings(@Setting("Where its cases lie.") Root root) {}

    /** Settings of the model {@code net}. */
    record NetSettings(
            @Setting(value = "How it learns.", def = "{}") Train train,

            @Setting(value = "Tumour from here on.", def = "0.5", min = 0, max = 1)
            double threshold,

            @Setting(
                    value = "Where it computes.",
                    def = "cpu",
                    choices = {"cpu", "cuda"})
            String device,

            @Setting("Weights that are there.") Optional<Root> weights) {}

    /** How it learns. */
    record Train(
            @Setting(value = "Passes over the data.", def = "10", min = 1)
            int epochs) {}

    /** Settings of the model {@code speaker}. */
    record SpeakerSettings(
            @Setting("Its address, such as http://localhost:1/v1; no name in it.")
            String endpoint) {}

    private static final Map<String, Class<? extends Record>> SETTINGS =
            Map.of("folder", FolderSettings.class, "net", NetSettings.class, "speaker", SpeakerSettings.class);
    private static final Map<PluginKind, List<String>> IDS = Map.of(
            PluginKind.DATASET, List.of("folder"),
            PluginKind.MODEL, List.of("blob", "net", "speaker"),
            PluginKind.PROMPT, List.of("box", "classify"),
            PluginKind.METRIC, List.of("accuracy", "dice"));

    @Override
    public List<PluginEntry> entries(PluginKind kind) {
        return IDS.getOrDefault(kind, List.of()).stream()
                .map(id -> new PluginEntry(kind, id, "the " + id, "1.0.0", "here"))
                .toList();
    }

    @Override
    public List<SettingDescription> settings(PluginKind kind, String id) {
        Class<? extends Record> type = SETTINGS.get(id);
        return type == null ? List.of() : SettingsReference.of(type);
    }
}
