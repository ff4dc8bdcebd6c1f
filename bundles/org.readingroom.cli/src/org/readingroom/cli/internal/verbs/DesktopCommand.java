package org.readingroom.cli.internal.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;

/** Starts the desktop as a process of its own and waits for its end. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "desktop", label = "Open the desktop")
public final class DesktopCommand implements Command<DesktopCommand.Options> {
    /** What the desktop ends with where it wants to be started again, as after native libraries were installed. */
    private static final int RESTART = 23;

    /**
     * Its options.
     *
     * @param open a folder to show at once
     * @param dataset the dataset plugin that opens it
     */
    public record Options(
            @Setting("A dataset folder to open at once.") Optional<Path> open,

            @Setting(value = "The dataset plugin that opens it.", def = "brats")
            String dataset) {}

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options options, Console console, Monitor monitor) {
        DesktopProduct product = DesktopProduct.find();
        List<String> line = new ArrayList<>(product.commandLine());
        options.open()
                .ifPresent(folder -> line.addAll(List.of("-open", options.dataset() + "=" + folder.toAbsolutePath())));
        try {
            int code = await(new ProcessBuilder(line).inheritIO().start(), monitor);
            while (code == RESTART) {
                code = await(new ProcessBuilder(line).inheritIO().start(), monitor);
            }
            return code == 0 ? DONE : FAILED;
        } catch (IOException e) {
            throw CommandException.failed(
                    "the desktop does not start: " + e.getMessage() + "; its command line is "
                            + Path.of(line.get(0)).getFileName() + " ... in " + product.folder(),
                    e);
        } finally {
            discard(product.configuration());
        }
    }

    private static void discard(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path f : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(f);
            }
        } catch (IOException e) {
            throw CommandException.failed(
                    "cannot remove " + folder + ": " + e.getMessage() + "; remove it yourself", e);
        }
    }

    private static int await(Process desktop, Monitor monitor) {
        try {
            while (!desktop.waitFor(100, TimeUnit.MILLISECONDS)) {
                if (monitor.cancelled()) {
                    desktop.destroy();
                }
            }
        } catch (InterruptedException e) {
            desktop.destroy();
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        monitor.checkCancelled();
        return desktop.exitValue();
    }
}
