package org.readingroom.lora.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.model.LowRank;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.peft.PeftAdapter;
import org.readingroom.lora.peft.PeftConfig;
import org.readingroom.lora.peft.PeftLayout;
import org.readingroom.settings.AtomicFile;

/**
 * An adapter in a folder that PEFT opens: its two files, the base's tokenizer and image processor beside, a README with
 * the base model and the manner of reading, and our card where there is one.
 */
final class AdapterExport {
    private static final List<String> BESIDE = List.of(
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "chat_template.json",
            "chat_template.jinja",
            "preprocessor_config.json",
            "processor_config.json");

    private AdapterExport() {}

    static void write(Path folder, ModelFolder base, Map<String, LowRank> changes, PeftLayout layout, Path out) {
        PeftAdapter.rewrite(folder, changes, base.config(), out, layout);
        try {
            for (String name : BESIDE) {
                if (Files.isRegularFile(base.path().resolve(name))) {
                    Files.copy(base.path().resolve(name), out.resolve(name));
                }
            }
            if (Files.exists(folder.resolve(AdapterCard.FILE))) {
                Files.copy(folder.resolve(AdapterCard.FILE), out.resolve(AdapterCard.FILE));
            }
            AtomicFile.write(out.resolve("README.md"), readme(folder, changes.size()));
        } catch (IOException e) {
            throw new LoraException("cannot write the adapter to " + out + ": " + e + "; look for space there", e);
        }
    }

    private static String readme(Path folder, int layers) {
        StringBuilder text = new StringBuilder("# LoRA adapter\n\n");
        text.append("Base model: ").append(PeftConfig.read(folder).base()).append(". ");
        text.append(PeftConfig.read(folder).words()).append("; ").append(layers).append(" linear layers.\n");
        AdapterCard.find(folder).ifPresent(card -> {
            text.append("\nIt is to be read as it was trained:\n\n");
            new TreeMap<>(card.reading())
                    .forEach((k, v) ->
                            text.append("- ").append(k).append(": ").append(v).append('\n'));
            text.append(
                    "\n`capture: before` is what transformers up to 4.54 computes, `after` what 4.56 and later do.\n");
        });
        return text.toString();
    }
}
