package org.readingroom.lora.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;

/** Settings of fine-tunings of the tiny model, as a study gives them. */
final class TinyTuning {
    private static final List<String> DEFAULTS = List.of(
            "preset: unsloth-default",
            "r: 4",
            "lr: 0.01",
            "warm-up: 1",
            "optimiser: adamw",
            "batch: 1",
            "accumulation: 2");

    private TinyTuning() {}

    /** Quick ones, with lines of {@code finetune:} in their place. */
    static LlamaLoraSettings settings(Path folder, String... lines) {
        return bound(
                Map.of("tiny", folder),
                "root: tiny\ndevice: cpu\nthreads: 1\nkeep-quantised: false\nfinetune:\n" + finetune(lines));
    }

    /** Given keys stand in the place of these. */
    private static String finetune(String... lines) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String line : DEFAULTS) {
            all.put(line.substring(0, line.indexOf(':')), line);
        }
        for (String line : lines) {
            all.put(line.substring(0, line.indexOf(':')), line);
        }
        return "  " + String.join("\n  ", all.values()) + "\n";
    }

    static LlamaLoraSettings bound(Map<String, Path> roots, String yaml) {
        return new SettingsBinder(roots).bind(LlamaLoraSettings.class, SettingsNode.parse("test.yaml", yaml));
    }
}
