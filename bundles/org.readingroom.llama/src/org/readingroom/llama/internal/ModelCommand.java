package org.readingroom.llama.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.TextConfig;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.llama.model.WeightLoader;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchException;

/** {@code model}: what a model folder holds, how much memory it takes, and what is missing or wrong in it. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "model", label = "Describe a model folder: architecture, parameters, memory, what is missing")
public final class ModelCommand implements Command<ModelCommand.Options> {
    private static final double GIB = 1L << 30;
    private static final double MIB = 1L << 20;
    /** 4 bits, and a scale of 32 bits for 64 weights. */
    private static final double NF4_BYTES = 0.5 + 4.0 / 64;

    /**
     * Its options.
     *
     * @param folder the model folder
     */
    public record Options(
            @Setting(value = "The model folder.", position = 0)
            Path folder) {}

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        try {
            ModelFolder folder = ModelFolder.open(o.folder());
            Map<String, String> facts = facts(folder.config());
            facts.forEach((name, fact) -> console.print(String.format("%-18s %s", name, fact)));
            console.event("model", facts);
            List<String> wrong = wrong(folder);
            wrong.forEach(w -> console.print("wrong: " + w));
            console.event("wrong", Map.of("what", wrong));
            return wrong.isEmpty() ? DONE : FAILED;
        } catch (LlamaException e) {
            throw CommandException.badInput(e.getMessage());
        }
    }

    private static Map<String, String> facts(LlamaConfig config) {
        Map<String, String> all = new LinkedHashMap<>();
        TextConfig t = config.text();
        all.put("architecture", config.vision().isPresent() ? "Llama with vision (mllama)" : "Llama without vision");
        all.put(
                "language part",
                t.layers() + " layers"
                        + (t.crossLayers().isEmpty()
                                ? ""
                                : " (" + t.crossLayers().size() + " look at images)")
                        + " of " + t.hidden() + ", " + t.heads() + " heads, " + t.keyValueHeads()
                        + " of keys, vocabulary "
                        + t.vocabulary());
        config.vision()
                .ifPresent(v -> all.put(
                        "vision part",
                        v.layers() + " + " + v.globalLayers() + " layers of " + v.hidden() + ", at most " + v.maxTiles()
                                + " tiles of " + v.imageSize() + " pixels, " + v.patches() + " patches a tile"));
        Map<String, long[]> shapes = WeightShapes.of(config);
        long parameters = 0;
        long linear = 0;
        for (Map.Entry<String, long[]> e : shapes.entrySet()) {
            long size = Arrays.stream(e.getValue()).reduce(1, Math::multiplyExact);
            parameters += size;
            linear += WeightLoader.linear(e.getKey()) ? size : 0;
        }
        all.put("parameters", String.format(Locale.ROOT, "%,d in %d tensors", parameters, shapes.size()));
        all.put("stored as", config.storedType() + (config.quantised() ? ", linear weights in NF4" : ""));
        all.put("memory fp32", gib(parameters * 4.0));
        all.put("memory bf16", gib(parameters * 2.0));
        double rest = parameters - linear;
        all.put(
                "memory nf4",
                gib(linear * NF4_BYTES + rest * 4) + " (the rest in fp32; " + gib(linear * NF4_BYTES + rest * 2)
                        + " with the rest in bf16 on a GPU)");
        return all;
    }

    private static String gib(double bytes) {
        return bytes < GIB
                ? String.format(Locale.ROOT, "%.1f MiB of weights", bytes / MIB)
                : String.format(Locale.ROOT, "%.2f GiB of weights", bytes / GIB);
    }

    private static List<String> wrong(ModelFolder folder) {
        List<String> wrong = new ArrayList<>();
        for (Runnable check : List.<Runnable>of(
                () -> weights(folder), folder::tokenizer, folder::template, folder::processor, folder::endTokens)) {
            try {
                check.run();
            } catch (LlamaException | TorchException e) {
                wrong.add(e.getMessage());
            } catch (ReadingRoomException e) {
                wrong.add(folder.path() + ": " + e.getMessage());
            }
        }
        return wrong;
    }

    private static void weights(ModelFolder folder) {
        try (Safetensors file = Safetensors.open(folder.path())) {
            WeightLoader.check(file, folder.config());
        }
    }
}
