package org.readingroom.cli.internal.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.cli.internal.verbs.DesktopProduct;

/**
 * The desktop on a screen that nobody sees, where the system has one to offer.
 *
 * @param product the desktop
 * @param home the folder of its state, of which nothing is there yet
 */
record UnseenDesktop(DesktopProduct product, Path home) {
    private static final long STEP_MS = 200;
    private static final long LONGEST_MINUTES = 15;

    /**
     * Starts it and waits for its end.
     *
     * @param options those of the desktop, after which it leaves by itself
     * @return its exit code
     */
    int run(List<String> options, Monitor monitor) throws IOException {
        List<String> line = new ArrayList<>(screen());
        line.addAll(product.commandLine(home, home.resolve("configuration")));
        line.addAll(options);
        Process desktop = new ProcessBuilder(line).inheritIO().start();
        try {
            for (long waited = 0; !desktop.waitFor(STEP_MS, TimeUnit.MILLISECONDS); waited += STEP_MS) {
                if (monitor.cancelled() || waited > TimeUnit.MINUTES.toMillis(LONGEST_MINUTES)) {
                    desktop.descendants().forEach(ProcessHandle::destroy);
                    desktop.destroy();
                }
            }
        } catch (InterruptedException e) {
            desktop.destroy();
            Thread.currentThread().interrupt();
        }
        monitor.checkCancelled();
        return desktop.exitValue();
    }

    private static List<String> screen() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        boolean there = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(f -> Files.isExecutable(Path.of(f, "xvfb-run")));
        return linux && there ? List.of("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24") : List.of();
    }

    /** What its log says. */
    List<String> log() throws IOException {
        Path log = home.resolve("desktop/workspace/.metadata/.log");
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .filter(l -> l.startsWith("!MESSAGE"))
                        .map(l -> l.substring("!MESSAGE ".length()))
                        .toList()
                : List.of();
    }
}
