package org.readingroom.cli.internal.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;

/** A stored run made whole in a folder of its own: a copy of it, and the phantoms that it is of, which are not stored. */
record Material(Path folder) implements AutoCloseable {
    static Material of(Path stored, PluginRegistry registry, Monitor monitor) throws IOException {
        if (!Files.isDirectory(stored.resolve("run"))) {
            throw new IOException("there is no stored run in " + stored + "; name one with --stored");
        }
        Material material = new Material(Files.createTempDirectory("stored-run-"));
        for (Path file : under(stored)) {
            Path to = material.folder.resolve(stored.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        Path phantoms = material.folder.resolve("phantoms");
        phantoms(registry, phantoms, monitor);
        Files.writeString(
                material.folder.resolve("run").resolve("roots.json"),
                "{\"phantoms\": \"" + phantoms.toString().replace("\\", "\\\\") + "\"}\n");
        return material;
    }

    private static List<Path> under(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void phantoms(PluginRegistry registry, Path to, Monitor monitor) {
        Map<String, Object> settings = Map.of("out", to.toString(), "cases", 20, "size", "small");
        try (PluginHandle<Command> command = registry.open(PluginKind.COMMAND, "phantom", Command.class)) {
            Class<? extends Record> type = command.call(Command::settingsType);
            Record options = new SettingsBinder(Map.of()).bind(type, SettingsNode.of("screenshots", settings));
            command.call(c -> c.run(options, Silence.CONSOLE, monitor));
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
