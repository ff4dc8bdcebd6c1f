package org.readingroom.cli.internal.authors;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;

/** Writes the project of a new plugin: plain Maven and bnd, a small plugin that works, and its contract test. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "new-plugin", label = "Write the Maven project of a new plugin: new-plugin KIND ID DIR")
public final class NewPluginCommand implements Command<NewPluginCommand.Options> {
    /**
     * Its options.
     *
     * @param kind what to make
     * @param id what study files will call it
     * @param folder where to write it
     * @param name the package; empty for one made from the id
     */
    public record Options(
            @Setting(
                    value = "What to make.",
                    position = 0,
                    choices = {"dataset", "model", "prompt", "metric", "command"})
            String kind,

            @Setting(value = "What study files will call it: lower-case letters, digits and hyphens.", position = 1)
            String id,

            @Setting(value = "The folder to write; there must be nothing in it.", position = 2)
            Path folder,

            @Setting(
                    value = "The Java package, which is the bundle's name too; org.example.ID otherwise.",
                    key = "package")
            Optional<String> name) {}

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        if (!o.id().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw CommandException.badInput(
                    "'" + o.id() + "' is no id: lower-case letters and digits, with single hyphens between them");
        }
        String name = o.name().orElseGet(() -> "org.example." + word(o.id()));
        if (!name.matches("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)+")) {
            throw CommandException.badInput("'" + name + "' is no package of two words or more, such as org.acme.dice");
        }
        Path sdk = Sdk.find();
        new PluginProject(o.kind(), o.id(), name, sdk).write(o.folder(), monitor);
        if (console.json()) {
            console.event(
                    "project", Map.of("folder", o.folder().toAbsolutePath().toString(), "package", name));
        } else {
            console.print("wrote " + o.folder() + "; to build and test it, there: mvn verify; then: readingroom plugins"
                    + " install target/" + name + "-1.0.0.jar");
        }
        return DONE;
    }

    /** An id as a word of a package. */
    private static String word(String id) {
        String word = id.replace("-", "");
        return Character.isDigit(word.charAt(0)) ? "_" + word : word;
    }
}
