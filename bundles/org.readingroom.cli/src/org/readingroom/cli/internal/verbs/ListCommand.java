package org.readingroom.cli.internal.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Availability;
import org.readingroom.api.Monitor;
import org.readingroom.api.Plugin;
import org.readingroom.api.PluginId;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginProblem;
import org.readingroom.settings.PluginRegistry;

/** Lists the plugins that are installed, whether each can work here, and what is installed and does not work. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "list", label = "List installed plugins, and what does not work")
public final class ListCommand implements Command<ListCommand.Options> {
    /**
     * Its options.
     *
     * @param kind of which kind; empty for all
     */
    public record Options(
            @Setting(
                    value = "Only plugins of this kind.",
                    position = 0,
                    choices = {"dataset", "model", "prompt", "metric", "command", "section"})
            Optional<String> kind) {}

    private final PluginRegistry registry;

    /** Made by the framework. */
    @Activate
    public ListCommand(@Reference PluginRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options options, Console console, Monitor monitor) {
        for (PluginKind kind : PluginKind.values()) {
            if (options.kind().isEmpty() || options.kind().get().equals(kind.word())) {
                monitor.checkCancelled();
                list(kind, console);
            }
        }
        problems(console);
        return DONE;
    }

    private void list(PluginKind kind, Console console) {
        TextTable table = new TextTable();
        for (PluginEntry entry : registry.entries(kind)) {
            Availability available = availability(entry);
            table.add(entry.id(), entry.version(), entry.label(), entry.bundle());
            if (!available.ready()) {
                table.note("not available: " + available.reason());
            }
            console.event("plugin", fields(entry, available));
        }
        if (!console.json()) {
            console.print(heading(kind) + (table.isEmpty() ? "\n  none" : "\n" + table));
        }
    }

    /** A plugin that cannot even be asked is listed with the reason. */
    private Availability availability(PluginEntry entry) {
        try (PluginHandle<? extends Plugin<?>> handle =
                registry.open(entry.kind(), entry.id(), entry.kind().contract())) {
            return handle.call(Plugin::availability);
        } catch (ReadingRoomException e) {
            return Availability.unavailable(e.getMessage());
        }
    }

    private static Map<String, Object> fields(PluginEntry entry, Availability available) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", entry.kind().word());
        fields.put("id", entry.id());
        fields.put("version", entry.version());
        fields.put("label", entry.label());
        fields.put("bundle", entry.bundle());
        fields.put("available", available.ready());
        if (!available.ready()) {
            fields.put("reason", available.reason());
        }
        return fields;
    }

    private static String heading(PluginKind kind) {
        return switch (kind) {
            case DATASET -> "Datasets";
            case MODEL -> "Models";
            case PROMPT -> "Prompt strategies";
            case METRIC -> "Metrics";
            case COMMAND -> "Commands";
            case SECTION -> "Report sections";
        };
    }

    private void problems(Console console) {
        List<String> lines = new ArrayList<>();
        for (PluginProblem problem : registry.problems()) {
            lines.add("  " + problem.subject() + ": " + problem.reason());
            console.event("problem", Map.of("subject", problem.subject(), "reason", problem.reason()));
        }
        if (!console.json() && !lines.isEmpty()) {
            console.print("Problems\n" + String.join("\n", lines));
        }
    }
}
