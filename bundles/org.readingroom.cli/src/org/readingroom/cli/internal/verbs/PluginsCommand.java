package org.readingroom.cli.internal.verbs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.readingroom.settings.Addon;
import org.readingroom.settings.Addons;

/** Installs, removes and lists add-ons; what it changes takes effect at the next start. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "plugins", label = "Install, remove or list add-ons: plugins install FILE, plugins remove NAME")
public final class PluginsCommand implements Command<PluginsCommand.Options> {
    /** What to do. */
    public enum Action {
        INSTALL,
        REMOVE,
        LIST
    }

    /**
     * Its options.
     *
     * @param action what to do
     * @param file what to install or remove
     */
    public record Options(
            @Setting(value = "What to do.", position = 0) Action action,

            @Setting(
                    value = "To install: a jar or a zipped update site. To remove: the add-on's name or file.",
                    position = 1)
            Optional<String> file) {}

    private final Addons addons;

    /** Made by the framework. */
    @Activate
    public PluginsCommand(@Reference Addons addons) {
        this.addons = addons;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options options, Console console, Monitor monitor) {
        switch (options.action()) {
            case INSTALL -> install(Path.of(file(options)), console);
            case REMOVE -> remove(file(options), console);
            case LIST -> list(console);
        }
        return DONE;
    }

    private static String file(Options options) {
        String word = options.action().name().toLowerCase(Locale.ROOT);
        return options.file()
                .orElseThrow(
                        () -> CommandException.badInput("which add-on? type 'readingroom plugins " + word + " FILE'"));
    }

    private void install(Path file, Console console) {
        Addons.Installed done = addons.install(file);
        for (Addon addon : done.installed()) {
            String before = done.replaced().stream()
                    .filter(old -> old.name().equals(addon.name()))
                    .map(old -> " in place of " + old.version())
                    .findFirst()
                    .orElse("");
            tell("installed", addon, before, console);
        }
        done.skipped().forEach(reason -> console.print("left out " + reason));
    }

    private void remove(String name, Console console) {
        tell("removed", addons.remove(name), "", console);
    }

    private static void tell(String what, Addon addon, String more, Console console) {
        if (console.json()) {
            console.event(what, fields(addon));
        } else {
            console.print(
                    what + " " + addon.name() + " " + addon.version() + more + "; it counts from the next start on");
        }
    }

    private void list(Console console) {
        TextTable table = new TextTable();
        for (Addon addon : addons.list()) {
            table.add(addon.name(), addon.version(), addon.file().toString());
            console.event("addon", fields(addon));
        }
        if (!console.json()) {
            console.print(table.isEmpty() ? "no add-ons" : table.toString());
        }
    }

    private static Map<String, Object> fields(Addon addon) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", addon.name());
        fields.put("version", addon.version());
        fields.put("file", addon.file().toString());
        fields.put("removable", addon.removable());
        return fields;
    }
}
