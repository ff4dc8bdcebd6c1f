package org.readingroom.lora.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.llama.model.LowRank;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;

/** The numbers of an adapter in a file of their own, while its fine-tuning goes on. */
final class KeptNumbers {
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";

    private KeptNumbers() {}

    static void write(Path file, Map<String, LowRank> changes) {
        SafetensorsWriter writer = new SafetensorsWriter();
        changes.forEach((module, c) ->
                writer.add(module + A, c.a(), c.rank(), c.in()).add(module + B, c.b(), c.out(), c.rank()));
        writer.write(file);
    }

    static Map<String, LowRank> read(Path file, AdapterSettings settings) {
        try (Safetensors tensors = Safetensors.open(file)) {
            Map<String, LowRank> all = new TreeMap<>();
            for (String name : tensors.names()) {
                if (name.endsWith(A)) {
                    String module = name.substring(0, name.length() - A.length());
                    all.put(
                            module,
                            new LowRank(
                                    tensors.floats(name), tensors.floats(module + B), settings.r(), settings.scale()));
                }
            }
            return all;
        }
    }
}
