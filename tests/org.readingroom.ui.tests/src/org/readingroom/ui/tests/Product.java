package org.readingroom.ui.tests;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The product as built, in a process of its own.
 *
 * @param home the user's folder, which takes its workspace and configuration as well
 */
record Product(Path home) {
    /** Where it was built. */
    static final Path FOLDER =
            Path.of(System.getProperty("readingroom.test.product")).normalize();

    /** Runs it to its end, and returns its exit code. */
    int run(String... arguments) throws IOException, InterruptedException {
        List<String> line = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Dreadingroom.home=" + home,
                                "-jar",
                                launcher().toString(),
                                "-configuration",
                                home.resolve("configuration").toString(),
                                "-data",
                                home.resolve("workspace").toString(),
                                "--launcher.suppressErrors"),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.txt").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return process.exitValue();
    }

    private static Path launcher() throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(FOLDER.resolve("plugins"), "org.eclipse.equinox.launcher_*.jar")) {
            return jars.iterator().next();
        }
    }

    /** What it printed. */
    String output() {
        try {
            return Files.readString(home.resolve("output.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
