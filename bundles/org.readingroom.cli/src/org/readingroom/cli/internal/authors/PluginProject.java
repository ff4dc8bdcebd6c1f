package org.readingroom.cli.internal.authors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.CommandException;

/**
 * A project made from one of the example plugins, with package, classes and id renamed.
 *
 * @param kind of plugin
 * @param id what study files will call it
 * @param name package and symbolic name
 * @param sdk the distribution's folder of templates, which is a Maven repository too
 */
record PluginProject(String kind, String id, String name, Path sdk) {
    /**
     * Writes it.
     *
     * @throws CommandException where there is something in the folder already, or it cannot be written
     */
    void write(Path folder, Monitor monitor) {
        try {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    if (inside.findAny().isPresent()) {
                        throw CommandException.badInput(
                                "there are files in " + folder + " already; name another folder");
                    }
                }
            }
            Path example = sdk.resolve("templates").resolve(kind);
            Renaming names = Renaming.of(filesUnder(example), name, id);
            for (String part : List.of("src", "test")) {
                monitor.checkCancelled();
                Path to = folder.resolve("src")
                        .resolve(part.equals("src") ? "main" : "test")
                        .resolve("java");
                copy(example.resolve(part), to, names);
            }
            project(folder);
        } catch (IOException e) {
            throw CommandException.failed("cannot write the project to " + folder + ": " + e, e);
        }
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void copy(Path from, Path to, Renaming names) throws IOException {
        for (Path file : filesUnder(from)) {
            String renamed = names.apply(file.getFileName().toString());
            Path target = to.resolve(name.replace('.', '/')).resolve(renamed);
            Files.createDirectories(target.getParent());
            Files.writeString(target, names.apply(Files.readString(file, StandardCharsets.UTF_8)));
        }
    }

    /** The files beside the sources: {@code pom.xml}, {@code bnd.bnd}, {@code README.md} and Maven's options. */
    private void project(Path folder) throws IOException {
        Path template = sdk.resolve("templates").resolve("project");
        for (Path file : filesUnder(template)) {
            // Named so that tools which tidy up hidden files leave it in the distribution.
            String relative = template.relativize(file).toString().replace("dot-mvn", ".mvn");
            Path target = folder.resolve(relative);
            Files.createDirectories(target.getParent());
            String text = Files.readString(file, StandardCharsets.UTF_8)
                    .replace("__PACKAGE__", name)
                    .replace("__KIND__", kind)
                    .replace("__ID__", id)
                    .replace("__SDKDIR__", sdk.toString())
                    .replace("__SDK__", sdk.toUri().toString());
            Files.writeString(target, text);
        }
    }
}
