package org.readingroom.ui.internal.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.settings.UserFolder;

/**
 * The headless engine that the desktop came with: what does the work that needs tensor libraries, in processes of its own.
 *
 * @param folder the folder that holds {@code lib}, {@code plugins} and {@code conf}
 * @param install the folder that holds {@code addons} and the command {@code readingroom}
 * @param home the folder of the user's state
 */
public record Engine(Path folder, Path install, Path home) {
    /** The system property that names {@link #folder()}; {@code readingroom desktop} sets it. */
    public static final String FOLDER = "readingroom.engine";

    private static final int FIRST_WARNING_OF_UNSAFE = 23;

    /**
     * The engine that started this desktop.
     *
     * @throws EngineException where there is none, saying what to do
     */
    public static Engine find() {
        String folder = System.getProperty(FOLDER, "");
        String install = System.getProperty("readingroom.install", folder);
        Engine engine = new Engine(
                Path.of(folder.isBlank() ? "." : folder).toAbsolutePath().normalize(),
                Path.of(install.isBlank() ? "." : install).toAbsolutePath().normalize(),
                UserFolder.locate());
        if (folder.isBlank() || !Files.isRegularFile(engine.launcher())) {
            throw new EngineException("this desktop does not know its engine, which runs studies: "
                    + (folder.isBlank() ? "it was not started by it" : "there is none in " + folder)
                    + "; start the desktop with 'readingroom desktop'");
        }
        return engine;
    }

    private Path launcher() {
        return folder.resolve("lib").resolve("org.readingroom.launcher.jar");
    }

    /** What starts it with some words: this desktop's Java with the flags that the command {@code readingroom} gives. */
    public List<String> commandLine(List<String> words) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("@" + folder.resolve("conf").resolve("jvm.options"));
        line.add("-Dstdout.encoding=UTF-8");
        line.add("-Dstderr.encoding=UTF-8");
        if (Runtime.version().feature() >= FIRST_WARNING_OF_UNSAFE) {
            line.add("--sun-misc-unsafe-memory-access=allow");
        }
        Path own = home.resolve("jvm.options");
        if (Files.isReadable(own)) {
            line.add("@" + own);
        }
        line.add("-Dreadingroom.engine=" + folder);
        line.add("-Dreadingroom.install=" + install);
        line.add("-Dreadingroom.home=" + home);
        line.add("-jar");
        line.add(launcher().toString());
        line.addAll(words);
        return line;
    }

    /** The command that a person types for the same words in a terminal. */
    public String typed(List<String> words) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path command = install.resolve(windows ? "readingroom.cmd" : "readingroom");
        List<String> all = new ArrayList<>(List.of(command.toString()));
        all.addAll(words);
        return String.join(
                " ", all.stream().map(w -> ShellWord.quoted(w, windows)).toList());
    }
}
