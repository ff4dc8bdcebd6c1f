package org.readingroom.torch.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.torch.TorchException;

/** Loads libraries in a process of their own and runs an operation there: a crash is that process's. */
@FunctionalInterface
public interface Trial {
    /**
     * Tries libraries.
     *
     * @return what the process said of them
     * @throws TorchException with the reason, naming a library that is missing
     */
    String run(NativeFolder natives, Monitor monitor);

    /** In a child of this program's own launcher, as {@code natives check}. */
    static Trial ofThisProgram() {
        return (natives, monitor) -> child(natives, monitor, command(natives));
    }

    /** The child's command line. */
    private static List<String> command(NativeFolder natives) {
        Path engine = Path.of(Optional.ofNullable(System.getProperty("readingroom.engine"))
                .orElseThrow(
                        () -> new TorchException("libraries are registered by the command line: readingroom natives"
                                + " install cuda --from FOLDER")));
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path flags = engine.resolve("conf").resolve("jvm.options");
        if (Files.isReadable(flags)) {
            line.add("@" + flags);
        }
        for (String name : List.of("readingroom.engine", "readingroom.install", "readingroom.home")) {
            Optional.ofNullable(System.getProperty(name)).ifPresent(value -> line.add("-D" + name + "=" + value));
        }
        line.add("-D" + Registration.CANDIDATE + "=" + natives.flavor() + ":" + natives.folder());
        line.addAll(List.of(
                "-jar",
                engine.resolve("lib").resolve("org.readingroom.launcher.jar").toString(),
                "natives",
                "check"));
        return line;
    }

    /** Runs a child until it ends or the user stops. */
    static String child(NativeFolder natives, Monitor monitor, List<String> command) {
        Path said = null;
        Process process = null;
        try {
            said = Files.createTempFile("natives", ".txt");
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                monitor.checkCancelled();
            }
            String text = Files.readString(said).strip();
            if (process.exitValue() != 0) {
                throw new TorchException(
                        "the libraries in " + natives.folder() + " do not work: " + reason(process.exitValue(), text));
            }
            return text.lines().reduce((a, b) -> b).orElse("");
        } catch (IOException e) {
            throw new TorchException("a process to try the libraries could not be started: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            delete(said);
        }
    }

    private static void delete(Path file) {
        if (file != null && !file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }

    /** A missing library by its name; else the last line that the process said. */
    static String reason(int code, String text) {
        Matcher missing =
                Pattern.compile("([\\w.+-]+): cannot open shared object file").matcher(text);
        if (missing.find()) {
            return missing.group(1) + " is missing; install it (NVIDIA's libraries come with pip install torch=="
                    + EmbeddedNatives.PYTORCH + ") or add its folder to LD_LIBRARY_PATH";
        }
        if (code > 128 || code < 0) {
            return "the process that loaded them crashed (exit code " + code + ")";
        }
        return text.lines().filter(l -> !l.isBlank()).reduce((a, b) -> b).orElse("exit code " + code);
    }
}
