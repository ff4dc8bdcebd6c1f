package org.readingroom.headless.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The assembled distribution, run as processes with a user folder of their own. */
final class Distribution {
    private final Path home;
    private final Map<Process, ProcessBuilder> outputs = new ConcurrentHashMap<>();

    private final Path installed;

    Distribution(Path home) {
        this(home, folder());
    }

    /** As installed in another folder. */
    Distribution(Path home, Path installed) {
        this.home = home;
        this.installed = installed;
    }

    /** What a process came to. */
    record Outcome(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** The folder that the build assembled. */
    static Path folder() {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        if (root == null) {
            throw new IllegalStateException("the tests run inside of a checkout, below the folder that holds mvnw");
        }
        Path folder = root.resolve("product/org.readingroom.headless/target/readingroom");
        if (!Files.exists(folder.resolve("built.properties"))) {
            throw new IllegalStateException("nothing is assembled in " + folder + "; build the whole project");
        }
        return folder;
    }

    Path addons() throws IOException {
        return Files.createDirectories(home.resolve("addons"));
    }

    Process start(String... words) throws IOException {
        List<String> line =
                new ArrayList<>(List.of(installed.resolve("readingroom").toString()));
        line.addAll(List.of(words));
        Path logs = Files.createDirectories(home.resolve("out"));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.redirectOutput(Files.createTempFile(logs, "out", ".txt").toFile());
        builder.redirectError(Files.createTempFile(logs, "err", ".txt").toFile());
        builder.environment().put("READINGROOM_HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        outputs.put(process, builder);
        return process;
    }

    Outcome run(String... words) throws IOException, InterruptedException {
        return end(start(words));
    }

    Outcome end(Process process) throws IOException, InterruptedException {
        return end(process, 60);
    }

    Outcome end(Process process, int seconds) throws IOException, InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "still running after " + seconds + " s; so far: " + out(process) + err(process));
        }
        return new Outcome(process.exitValue(), out(process), err(process));
    }

    String out(Process process) throws IOException {
        return Files.readString(outputs.get(process).redirectOutput().file().toPath());
    }

    private String err(Process process) throws IOException {
        return Files.readString(outputs.get(process).redirectError().file().toPath());
    }

    /** The folders of framework storage that are there now. */
    List<String> storage() throws IOException {
        Path framework = home.resolve("framework");
        if (!Files.isDirectory(framework)) {
            return List.of();
        }
        try (var found = Files.list(framework)) {
            return found.map(f -> f.getFileName().toString()).toList();
        }
    }
}
