package org.readingroom.lora.internal;

import java.nio.file.Path;
import java.util.Map;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;

/** Settings of fine-tunings of the tiny model, as a study gives them. */
final class TinyTuning {
    private TinyTuning() {}

    /** Quick ones, with lines of {@code finetune:} in their place. */
    static LlamaLoraSettings settings(Path folder, String... lines) {
        return bound(
                folder,
                "root: tiny\ndevice: cpu\nthreads: 1\nkeep-quantised: false\nfinetune:\n  preset: unsloth-default\n  r: 4\n"
                        + "  lr: 0.01\n  warm-up: 1\n  optimiser: adamw\n  batch: 1\n  accumulation: 2\n  "
                        + String.join("\n  ", lines) + "\n");
    }

    static LlamaLoraSettings bound(Path folder, String yaml) {
        SettingsNode node = SettingsNode.parse("test.yaml", yaml);
        return new SettingsBinder(Map.of("tiny", folder, "adapter", folder.resolve("adapter")))
                .bind(LlamaLoraSettings.class, node);
    }
}
