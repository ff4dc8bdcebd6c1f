package org.readingroom.lora.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.settings.Setting;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.read.WeightDigest;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.ModuleGroup;
import org.readingroom.lora.peft.MergedFolder;
import org.readingroom.lora.peft.PeftAdapter;
import org.readingroom.lora.peft.PeftConfig;
import org.readingroom.lora.peft.PeftLayout;
import org.readingroom.torch.TorchException;

/**
 * {@code adapter}: what a folder of a fine-tuning, or of PEFT, holds; whether it fits a base model; the adapter for
 * PEFT and other tools; the base model with it merged in.
 */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "adapter", label = "Describe, check, export or merge an adapter: adapter info|check|export|merge DIR")
public final class AdapterCommand implements Command<AdapterCommand.Options> {
    /** What is done. */
    public enum Action {
        INFO,
        CHECK,
        EXPORT,
        MERGE
    }

    /** Names of tensors. */
    public enum Layout {
        AUTO,
        PUBLISHED,
        CURRENT
    }

    /**
     * Its options.
     *
     * @param action what is done
     * @param folder the adapter
     * @param base the base model
     * @param out where to write
     * @param layout of an export
     * @param fourBits whether what NF4 makes of the base is merged
     */
    public record Options(
            @Setting(
                    value = "info: what it says of itself; check: whether it fits the base model, tensor by tensor;"
                            + " export:"
                            + " a folder for PEFT; merge: a model folder with it merged in.",
                    position = 0)
            Action action,

            @Setting(
                    value = "The adapter's folder: models/ARM of a run, or one that PEFT or Unsloth saved.",
                    position = 1)
            Path folder,

            @Setting("The base model's folder; needed but for info.")
            Optional<Path> base,

            @Setting("A new folder to write to; needed for export and merge.")
            Optional<Path> out,

            @Setting(
                    value = "Names of an export's tensors: published (language_model.model...), which every release of"
                            + " transformers takes for the language part; current (model.language_model...), those"
                            + " of 4.52"
                            + " and later; auto: published, unless vision layers are changed.",
                    def = "auto")
            Layout layout,

            @Setting("Merge into what 4 bits make of the base's weights, stored in 16 bits, as an adapter that was"
                    + " tuned on"
                    + " nf4 reads; taken from the adapter's card where that is not said.")
            Optional<Boolean> fourBits) {}

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        try {
            switch (o.action()) {
                case INFO -> info(o.folder(), console);
                case CHECK -> check(o, console);
                case EXPORT -> export(o, console);
                case MERGE -> merge(o, console, monitor);
            }
            return DONE;
        } catch (LoraException | LlamaException | TorchException | ModelException e) {
            throw CommandException.badInput(e.getMessage());
        }
    }

    private static void info(Path folder, Console console) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("adapter", PeftConfig.read(folder).words());
        facts.put("base", PeftConfig.read(folder).base());
        Optional<AdapterCard> card = AdapterCard.find(folder);
        facts.put(
                "card",
                card.isPresent() ? AdapterCard.FILE : "none: nothing is known of how or on whom it was trained");
        card.ifPresent(c -> {
            new TreeMap<>(c.reading()).forEach((k, v) -> facts.put("reads with " + k, v));
            new TreeMap<>(c.facts()).forEach(facts::put);
            facts.put("patients' names, hashed", "" + c.patients().size());
            new TreeMap<>(c.settings()).forEach((k, v) -> facts.put("setting " + k, v));
            new TreeMap<>(c.versions()).forEach((k, v) -> facts.put("version " + k, v));
        });
        print(facts, console);
    }

    private static void print(Map<String, String> facts, Console console) {
        if (console.json()) {
            console.event("adapter", facts);
        } else {
            facts.forEach((name, fact) -> console.print(String.format("%-26s %s", name, fact)));
        }
    }

    private static void check(Options o, Console console) {
        ModelFolder base = base(o);
        Map<String, LowRank> changes = PeftAdapter.read(o.folder(), base.config());
        Map<String, String> facts = new LinkedHashMap<>();
        Map<ModuleGroup, Integer> groups = new TreeMap<>();
        changes.keySet().forEach(m -> groups.merge(ModuleGroup.of(m), 1, Integer::sum));
        facts.put("layers", changes.size() + " " + groups);
        OptionalDouble largest =
                changes.values().stream().mapToDouble(AdapterCommand::largest).max();
        facts.put("largest number of a B", "" + largest.orElse(0));
        AdapterCard.find(o.folder()).ifPresent(card -> {
            String own = WeightDigest.of(base.path());
            if (!own.equals(card.reading().get("base"))) {
                throw new LoraException("the adapter in " + o.folder() + " was trained on another base than "
                        + base.path() + ": the weights' digests differ");
            }
            facts.put("base", "the one it was trained on");
        });
        print(facts, console);
    }

    private static double largest(LowRank change) {
        double largest = 0;
        for (float b : change.b()) {
            largest = Math.max(largest, Math.abs(b));
        }
        return largest;
    }

    private static ModelFolder base(Options o) {
        return ModelFolder.open(
                o.base().orElseThrow(() -> CommandException.badInput("--base: name the base model's folder")));
    }

    private static Path out(Options o) {
        Path out = o.out().orElseThrow(() -> CommandException.badInput("--out: name a new folder to write to"));
        if (Files.exists(out)) {
            throw CommandException.badInput("--out: " + out + " is there already; name a new folder");
        }
        return out;
    }

    private static void export(Options o, Console console) {
        ModelFolder base = base(o);
        Map<String, LowRank> changes = PeftAdapter.read(o.folder(), base.config());
        PeftLayout layout = o.layout() == Layout.AUTO
                ? PeftLayout.of(changes.keySet())
                : PeftLayout.valueOf(o.layout().name());
        AdapterExport.write(o.folder(), base, changes, layout, out(o));
        console.print("exported " + changes.size() + " layers to " + o.out().orElseThrow() + ", names "
                + layout.name().toLowerCase(java.util.Locale.ROOT));
        console.event("exported", Map.of("layers", changes.size(), "layout", layout.name()));
    }

    private static void merge(Options o, Console console, Monitor monitor) {
        ModelFolder base = base(o);
        Map<String, LowRank> changes = PeftAdapter.read(o.folder(), base.config());
        boolean packed = o.fourBits().orElseGet(() -> AdapterCard.find(o.folder())
                .map(c -> "nf4".equals(c.reading().get("precision")))
                .orElse(false));
        MergedFolder.write(base, changes, packed, out(o), monitor);
        console.print("merged " + new TreeSet<>(changes.keySet()).size() + " layers into "
                + o.out().orElseThrow() + (packed ? ", into what 4 bits make of the base, stored in 16 bits" : ""));
        console.event("merged", Map.of("layers", changes.size(), "fourBits", packed));
    }
}
