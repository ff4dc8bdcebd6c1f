package org.readingroom.lora.peft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.model.LowRank;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.LoraException;
import org.readingroom.settings.AtomicFile;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TensorEntry;

/**
 * An adapter as PEFT stores it: {@code adapter_config.json} and {@code adapter_model.safetensors}, in either layout of
 * names. Unlike PEFT, which warns, a tensor that no module of the model takes, or a module that the config names and no
 * tensor changes, is an error.
 */
public final class PeftAdapter {
    /** The file of its numbers. */
    public static final String FILE = "adapter_model.safetensors";

    private PeftAdapter() {}

    /**
     * Reads an adapter.
     *
     * @return what it changes, by the names within of the modules
     * @throws LoraException naming the tensors that are missing, too many, of another shape or no numbers
     */
    public static Map<String, LowRank> read(Path folder, LlamaConfig model) {
        PeftConfig config = PeftConfig.read(folder);
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new LoraException("there is no " + FILE + " in " + folder
                    + (Files.exists(folder.resolve("adapter_model.bin"))
                            ? ", only a Python pickle, which is never read here; save the adapter as safetensors"
                            : "; the folder is not complete"));
        }
        try (Safetensors tensors = Safetensors.open(file)) {
            return new Reading(file, tensors, config, model).all();
        }
    }

    /** One file while it is read. */
    private static final class Reading {
        private final Path file;
        private final Safetensors tensors;
        private final PeftConfig config;
        private final LlamaConfig model;
        private final boolean vision;

        Reading(Path file, Safetensors tensors, PeftConfig config, LlamaConfig model) {
            this.file = file;
            this.tensors = tensors;
            this.config = config;
            this.model = model;
            this.vision = model.vision().isPresent();
        }

        Map<String, LowRank> all() {
            Map<String, AdapterTargets.Size> sizes = PeftTargets.sizes(model);
            Map<String, String> a = new TreeMap<>();
            Map<String, String> b = new TreeMap<>();
            TreeSet<String> unused = new TreeSet<>();
            for (String stored : tensors.names()) {
                Optional<PeftNames.Tensor> tensor = PeftNames.parse(stored, vision);
                if (tensor.isEmpty() || !sizes.containsKey(tensor.get().module())) {
                    unused.add(stored);
                } else if ((tensor.get().a() ? a : b).put(tensor.get().module(), stored) != null) {
                    throw new LoraException(file + " holds " + tensor.get().module() + " in both layouts of names");
                }
            }
            TreeSet<String> expected = config.modules(model);
            TreeSet<String> beside = new TreeSet<>(a.keySet());
            beside.addAll(b.keySet());
            beside.removeAll(expected);
            beside.forEach(m -> unused.add(a.containsKey(m) ? a.get(m) : b.get(m)));
            refuse(unused, "that nothing of this model takes", "the adapter is another model's, or of another kind");
            TreeSet<String> missing = new TreeSet<>();
            expected.stream()
                    .filter(m -> !a.containsKey(m))
                    .forEach(m -> missing.add(PeftNames.stored(m, true, vision, PeftLayout.PUBLISHED)));
            expected.stream()
                    .filter(m -> !b.containsKey(m))
                    .forEach(m -> missing.add(PeftNames.stored(m, false, vision, PeftLayout.PUBLISHED)));
            refuse(
                    missing,
                    "too few: those that target_modules names",
                    "the file is not complete, or the config another's");
            if (expected.isEmpty()) {
                throw new LoraException(file + ": target_modules names no linear module of this model");
            }
            Map<String, LowRank> all = new LinkedHashMap<>();
            expected.forEach(m -> all.put(m, pair(m, sizes.get(m), a.get(m), b.get(m))));
            return Collections.unmodifiableMap(all);
        }

        private void refuse(TreeSet<String> names, String what, String why) {
            if (!names.isEmpty()) {
                throw new LoraException(
                        file + " has " + names.size() + " tensors " + what + ", such as " + names.first() + "; " + why);
            }
        }

        private LowRank pair(String module, AdapterTargets.Size size, String a, String b) {
            int rank = config.rank(module, vision);
            requireShape(a, rank, size.in());
            requireShape(b, size.out(), rank);
            return new LowRank(numbers(a), numbers(b), rank, config.scale(module, vision));
        }

        private void requireShape(String name, long rows, long columns) {
            TensorEntry entry = tensors.entry(name);
            long[] shape = entry.extents();
            if (shape.length != 2 || shape[0] != rows || shape[1] != columns) {
                throw new LoraException(file + ": tensor " + name + " has shape " + entry.shape()
                        + ", where the model and " + PeftConfig.FILE + " ask for [" + rows + ", " + columns + "]");
            }
        }

        private float[] numbers(String name) {
            float[] all = tensors.floats(name);
            for (float value : all) {
                if (!Float.isFinite(value)) {
                    throw new LoraException(file + ": tensor " + name + " holds " + value + "; the adapter is damaged");
                }
            }
            return all;
        }
    }

    /**
     * Writes an adapter that was read under other names; ranks and scales of its own by module stay.
     *
     * @param from where its config lies
     * @param changes what was read there
     */
    public static void rewrite(
            Path from, Map<String, LowRank> changes, LlamaConfig model, Path folder, PeftLayout layout) {
        numbers(folder, changes, model, layout);
        config(folder, PeftConfig.read(from).rewritten(changes.keySet(), model));
    }

    /** {@link #write(Path, Map, AdapterSettings, LlamaConfig, String, PeftLayout)} in the layout that most programs take. */
    public static void write(
            Path folder, Map<String, LowRank> changes, AdapterSettings settings, LlamaConfig model, String base) {
        write(folder, changes, settings, model, base, PeftLayout.of(changes.keySet()));
    }

    /**
     * Writes an adapter in float32: both files, each whole or not at all.
     *
     * @param changes by the names within of the modules, of the settings' rank
     * @param base what names the base model
     */
    public static void write(
            Path folder,
            Map<String, LowRank> changes,
            AdapterSettings settings,
            LlamaConfig model,
            String base,
            PeftLayout layout) {
        numbers(folder, changes, model, layout);
        config(folder, PeftConfig.write(settings, changes.keySet(), model, base));
    }

    private static void numbers(Path folder, Map<String, LowRank> changes, LlamaConfig model, PeftLayout layout) {
        boolean vision = model.vision().isPresent();
        SafetensorsWriter writer = new SafetensorsWriter();
        changes.forEach(
                (module, c) -> writer.add(PeftNames.stored(module, true, vision, layout), c.a(), c.rank(), c.in())
                        .add(PeftNames.stored(module, false, vision, layout), c.b(), c.out(), c.rank()));
        writer.write(folder.resolve(FILE));
    }

    private static void config(Path folder, String text) {
        try {
            AtomicFile.write(folder.resolve(PeftConfig.FILE), text);
        } catch (IOException e) {
            throw new LoraException(
                    "cannot write " + folder.resolve(PeftConfig.FILE) + ": " + e + "; look for space there", e);
        }
    }
}
