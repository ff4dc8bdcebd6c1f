package org.readingroom.cli.internal.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.NoSettings;

/** Starts the desktop as a process of its own and waits for its end. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "desktop", label = "Open the desktop")
public final class DesktopCommand implements Command<NoSettings> {
    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public int run(NoSettings options, Console console, Monitor monitor) {
        DesktopProduct product = DesktopProduct.find();
        List<String> line = product.commandLine();
        try {
            Process desktop = new ProcessBuilder(line).inheritIO().start();
            return await(desktop, monitor);
        } catch (IOException e) {
            throw CommandException.failed("the desktop does not start: " + e.getMessage() + "; its command line is "
                    + Path.of(line.get(0)).getFileName() + " ... in " + product.folder(), e);
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
            return CANCELLED;
        }
        monitor.checkCancelled();
        return desktop.exitValue() == 0 ? DONE : FAILED;
    }
}
