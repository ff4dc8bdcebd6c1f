package org.readingroom.llama.internal.parity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.WeightLoader;
import org.readingroom.llama.parity.Finding;
import org.readingroom.llama.parity.PackCheck;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchException;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/**
 * {@code parity}: our numbers against what another program made of the same weights and inputs. Prints the largest
 * difference of every item beside what is allowed; what a pack holds and we do not do is said, and is no failure.
 */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "parity", label = "Compare our Llama with another program's numbers: parity FOLDER")
public final class ParityCommand implements Command<ParityCommand.Options> {
    private static final Map<String, String> LATER = new LinkedHashMap<>();

    static {
        LATER.put("golden_lora_grads.safetensors", "adapter gradients");
        LATER.put("golden_train.json", "training log");
        LATER.put("golden_train_final_adapter.safetensors", "trained adapter");
    }

    /**
     * Its options.
     *
     * @param folder the pack
     * @param threads on the CPU
     */
    public record Options(
            @Setting(
                    value = "A folder with a small model, inputs and expected tensors, in the layout of our golden"
                            + " pack.",
                    position = 0)
            Path folder,

            @Setting(value = "Threads of one operation on the CPU; 0: PyTorch's own choice.", def = "1", min = 0)
            int threads) {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<PackCheck> others = List.of();

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        List<Finding> findings = new ArrayList<>();
        try (Pack pack = Pack.open(o.folder())) {
            TorchRuntime runtime = TorchRuntime.open(new TorchSettings("cpu", o.threads()));
            runtime.run(() -> {
                findings.addAll(check(pack, runtime, monitor));
                addOthers(findings, pack, runtime, monitor);
            });
        } catch (LlamaException | TorchException e) {
            throw CommandException.badInput(e.getMessage());
        }
        findings.forEach(f -> {
            if (console.json()) {
                console.event("parity", f.fields());
            } else {
                console.print(f.line());
            }
        });
        long beyond = count(findings, Finding.State.BEYOND);
        long done = count(findings, Finding.State.OK);
        if (console.json()) {
            console.event("summary", Map.of("ok", done, "beyond", beyond));
        } else {
            console.print(done + " within their tolerances, " + beyond + " beyond, "
                    + count(findings, Finding.State.NOT_IMPLEMENTED) + " not implemented");
        }
        return beyond == 0 ? DONE : FAILED;
    }

    private void addOthers(List<Finding> findings, Pack pack, TorchRuntime runtime, Monitor monitor) {
        for (PackCheck other : others) {
            findings.removeIf(f ->
                    f.state() == Finding.State.NOT_IMPLEMENTED && other.items().contains(f.item()));
            findings.addAll(other.check(pack.path(), runtime, monitor));
        }
    }

    private static long count(List<Finding> findings, Finding.State state) {
        return findings.stream().filter(f -> f.state() == state).count();
    }

    private static List<Finding> check(Pack pack, TorchRuntime runtime, Monitor monitor) {
        List<Finding> all = new ArrayList<>();
        try (Safetensors weights = Safetensors.open(pack.path())) {
            WeightLoader.check(weights, pack.config());
            all.add(Finding.exact("tensors of " + WeightShapes.of(pack.config()).size() + " by name and shape", "", 0));
        }
        MaskCheck masks = new MaskCheck(pack);
        ForwardCheck forward = new ForwardCheck(pack, runtime, monitor);
        all.addAll(masks.inputs());
        for (PackVariant variant : PackVariant.of(pack).values()) {
            monitor.checkCancelled();
            all.addAll(masks.of(variant));
            all.addAll(new LayerCheck(pack, runtime, monitor).of(variant));
            all.addAll(forward.of(variant, Precision.FP32));
            all.addAll(forward.of(variant, Precision.FP64));
            all.addAll(new GreedyCheck(pack, runtime, monitor).of(variant));
        }
        all.addAll(new ImageCheck(pack).all());
        all.addAll(new QuantCheck(pack).all());
        all.addAll(new AdapterCheck(pack, runtime, monitor).all());
        LATER.forEach((file, item) -> {
            if (pack.has(file)) {
                all.add(Finding.notImplemented(item));
            }
        });
        return all;
    }
}
