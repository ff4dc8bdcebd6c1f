package org.readingroom.torch.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Availability;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** {@code natives}: which of PyTorch's libraries compute, and the registration of others. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "natives", label = "PyTorch's native libraries: list, check, install cuda --from FOLDER, remove")
public final class NativesCommand implements Command<NativesCommand.Options> {
    /** What to do. */
    public enum Action {
        LIST,
        CHECK,
        INSTALL,
        REMOVE
    }

    /**
     * Its options.
     *
     * @param action what to do
     * @param kind what is installed
     * @param from the folder of the libraries
     */
    public record Options(
            @Setting(
                    value = "list: what is there; check: load it and compute; install: register an installed PyTorch;"
                            + " remove: forget it.",
                    def = "list",
                    position = 0)
            Action action,

            @Setting(
                    value = "What the PyTorch to install is made for.",
                    position = 1,
                    choices = {"cuda", "cpu"})
            Optional<String> kind,

            @Setting("The folder torch/lib of an installed PyTorch " + EmbeddedNatives.PYTORCH
                    + ", its folder torch, or the Python environment that holds it; used in place, nothing is"
                    + " copied.")
            Optional<Path> from) {}

    private final Trial trial;

    /** Made by the framework. */
    public NativesCommand() {
        this(Trial.ofThisProgram());
    }

    NativesCommand(Trial trial) {
        this.trial = trial;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options options, Console console, Monitor monitor) {
        return switch (options.action()) {
            case LIST -> list(console);
            case CHECK -> check(console);
            case INSTALL -> install(options, console, monitor);
            case REMOVE -> remove(console);
        };
    }

    private int list(Console console) {
        Availability embedded = EngineHost.embeddedAvailability();
        console.print("the product's own for " + Platforms.classifier() + " (PyTorch " + EmbeddedNatives.PYTORCH
                + ", CPU): " + (embedded.ready() ? "installed" : "not installed"));
        Optional<Registration> registered = Registration.read();
        console.print(registered
                .map(r -> "registered: PyTorch " + r.version() + " in " + r.folder() + " (" + r.said() + ")")
                .orElse("registered: none"));
        Availability all = EngineHost.availability();
        console.print("used: "
                + (registered.isPresent()
                        ? "the registered ones"
                        : all.ready() ? "the product's own" : "none; " + all.reason()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("platform", Platforms.classifier());
        fields.put("pytorch", EmbeddedNatives.PYTORCH);
        fields.put("own", embedded.ready());
        registered.ifPresent(r -> {
            fields.put("folder", r.folder().toString());
            fields.put("version", r.version());
        });
        fields.put("available", all.ready());
        console.event("natives", fields);
        return DONE;
    }

    private static int check(Console console) {
        TorchRuntime torch = TorchRuntime.open(TorchSettings.DEFAULT);
        float sum = torch.call(() -> {
            try (TensorScope scope = torch.scope()) {
                return scope.ones(64, 64).matMul(scope.full(0.5f, 64, 64)).sum().getFloat();
            }
        });
        if (sum != 64 * 64 * 32) {
            throw CommandException.failed("a product of matrices sums to " + sum + ", not 131072", null);
        }
        Map<String, String> versions = torch.versions();
        console.print("PyTorch " + versions.get("pytorch") + " (" + versions.get("flavor") + ") computes on "
                + versions.get("device") + " with " + versions.get("threads") + " threads; "
                + versions.get("libraries"));
        console.event("natives", versions);
        return DONE;
    }

    private int install(Options options, Console console, Monitor monitor) {
        if (options.kind().isEmpty() || options.from().isEmpty()) {
            throw CommandException.badInput(
                    "say what and from where: natives install cuda --from FOLDER, with the folder"
                            + " torch/lib of an installed PyTorch " + EmbeddedNatives.PYTORCH);
        }
        boolean cuda = options.kind().get().equals("cuda");
        InstalledPytorch found = InstalledPytorch.find(options.from().get(), cuda);
        monitor.begin("try the libraries in a process of their own", 0);
        NativeFolder natives = new NativeFolder(found.folder(), cuda ? "cu128" : "cpu", "on trial");
        String said = trial.run(natives, monitor);
        new Registration(found.folder(), natives.flavor(), found.version(), said).write();
        console.print(said);
        console.print("registered: PyTorch " + found.version() + " in " + found.folder()
                + ", used from the next start on; nothing was copied");
        console.event("natives", Map.of("folder", found.folder().toString(), "version", found.version()));
        return DONE;
    }

    private static int remove(Console console) {
        console.print(
                Registration.remove()
                        ? "the registration is removed; its files are untouched, the next start uses the product's own"
                        : "nothing was registered");
        return DONE;
    }
}
