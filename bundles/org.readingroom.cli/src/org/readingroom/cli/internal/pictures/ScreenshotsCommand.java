package org.readingroom.cli.internal.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.cli.internal.study.StudyVerbs;
import org.readingroom.cli.internal.verbs.DesktopProduct;

/** Makes the pictures of the documentation: the desktop shows one scene after the other, on a screen of its own. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "screenshots", label = "Make the documentation's pictures of the desktop, from a stored run")
public final class ScreenshotsCommand implements Command<ScreenshotsCommand.Options> {
    /**
     * Its options.
     *
     * @param out where the pictures go
     * @param stored the stored run
     */
    public record Options(
            @Setting(value = "The folder for the pictures.", def = "docs/pictures")
            Path out,

            @Setting("The folder of a stored run, with its study file beside it; that of a checkout otherwise.")
            Optional<Path> stored) {}

    private final StudyVerbs verbs;

    /** Made by the framework. */
    @Activate
    public ScreenshotsCommand(@Reference StudyVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        DesktopProduct product = DesktopProduct.find();
        Path install = Path.of(System.getProperty("readingroom.install", ".")).toAbsolutePath();
        Path stored = o.stored().orElse(install.resolve("tests/org.readingroom.ui.tests/runs/small"));
        try (Material material = Material.of(stored, verbs.registry(), monitor);
                Endpoint endpoint = Endpoint.start(install)) {
            Files.createDirectories(o.out());
            UnseenDesktop desktop = new UnseenDesktop(product, material.folder().resolve("home"));
            int code = desktop.run(
                    List.of(
                            "-pictures",
                            o.out().toAbsolutePath().toString(),
                            "-material",
                            material.folder().toString()),
                    monitor);
            tell(o.out(), console);
            if (code != 0) {
                console.print("not every picture could be made; the reasons:");
                desktop.log().forEach(console::print);
            }
            return code == 0 ? DONE : FAILED;
        } catch (IOException e) {
            throw CommandException.failed("the pictures cannot be made: " + e.getMessage(), e);
        }
    }

    private static void tell(Path out, Console console) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".png")).sorted().toList()) {
                console.print(file + "  " + (Files.size(file) + 1023) / 1024 + " KB");
            }
        }
    }
}
