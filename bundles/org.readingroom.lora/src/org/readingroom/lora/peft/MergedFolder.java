package org.readingroom.lora.peft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.MergedWeights;
import org.readingroom.lora.LoraException;
import org.readingroom.settings.AtomicFile;
import org.readingroom.torch.Safetensors;

/**
 * A model folder with an adapter merged into its weights, which any program takes that takes the base. Everything else
 * of the base's folder is copied; config.json comes last, so that a folder that was cut short is not taken for a model.
 */
public final class MergedFolder {
    private static final String WEIGHTS = ".*\\.(safetensors|bin|pt|pth|ckpt|gguf|h5|msgpack)";
    private static final String INDEX = ".*\\.index\\.json";
    private static final String CONFIG = "config.json";

    private MergedFolder() {}

    /**
     * Writes it.
     *
     * @param fourBits whether the adapter is for what NF4 makes of the base's weights; see {@link MergedWeights}
     * @param folder empty, or not there yet
     * @throws LoraException where it cannot be written
     */
    public static void write(
            ModelFolder base, Map<String, LowRank> changes, boolean fourBits, Path folder, Monitor monitor) {
        try (Safetensors weights = Safetensors.open(base.path())) {
            Files.createDirectories(folder);
            if (!list(folder).isEmpty()) {
                throw new LoraException(folder + " is not empty; name a new folder for the merged model");
            }
            MergedWeights.write(weights, base.config(), fourBits, changes, folder, monitor);
            for (Path file : list(base.path())) {
                String name = file.getFileName().toString();
                if (Files.isRegularFile(file)
                        && !name.matches(WEIGHTS)
                        && !name.matches(INDEX)
                        && !name.equals(CONFIG)) {
                    Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            AtomicFile.write(folder.resolve(CONFIG), config(base, fourBits));
        } catch (IOException e) {
            throw new LoraException(
                    "cannot write the merged model to " + folder + ": " + e + "; look for space there", e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static String config(ModelFolder base, boolean fourBits) throws IOException {
        ObjectNode json = (ObjectNode)
                new ObjectMapper().readTree(Files.readString(base.path().resolve(CONFIG)));
        if (json.remove("quantization_config") != null || fourBits) {
            json.remove("torch_dtype");
            json.put(json.has("dtype") ? "dtype" : "torch_dtype", "bfloat16");
        }
        return json.toPrettyString() + "\n";
    }
}
