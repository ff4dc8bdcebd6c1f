package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomSize;
import org.readingroom.settings.UserFolder;
import org.readingroom.ui.internal.engine.EngineRun;
import org.readingroom.ui.internal.engine.EngineRuns;
import org.readingroom.ui.internal.engine.RunRequest;
import org.readingroom.ui.internal.engine.RunStatus;
import org.readingroom.ui.internal.run.RunView;

/** A run that goes on in the background is found again by the desktop that is started next. */
class BackgroundRunTest {
    private static final String STUDY = """
        format: 1
        name: slow
        dataset: { id: brats, root: phantoms }
        cohort: { split: { test: 2, stratify: grade } }
        arms:
          - id: box
            model: { id: openai, endpoint: "%s", model: box }
            prompt: { id: bounding-box, text: liu2025 }
            slices: { plane: axial, volume: flair, choose: reference }
        metrics: [dice]
        """;

    @TempDir
    Path folder;

    private BoxEndpoint endpoint;

    @BeforeEach
    void ask() throws Exception {
        assumeTrue(System.getProperty("readingroom.engine") != null, "no headless engine is built beside this test");
        endpoint = new BoxEndpoint();
        PhantomFolder.write(folder.resolve("phantoms"), new PhantomGenerator(1, PhantomSize.SMALL), 12, Monitor.NONE);
        Files.writeString(folder.resolve("slow.yaml"), STUDY.formatted(endpoint.url()));
    }

    @AfterEach
    void stop() throws Exception {
        EngineRuns.instance().live().forEach(EngineRun::kill);
        if (endpoint != null) {
            endpoint.close();
        }
        Workbench.await("no run is at work", () -> EngineRuns.instance().live().isEmpty());
        Studies.close();
    }

    @Test
    void theNextDesktopShowsItWithItsProgress() throws Exception {
        endpoint.answerOnly(3);
        RunRequest request = new RunRequest(
                folder.resolve("slow.yaml"),
                Map.of("phantoms", folder.resolve("phantoms")),
                folder.resolve("slow-run"),
                false);
        RunView view = RunView.start(Workbench.page(), request);
        EngineRun run = view.run().orElseThrow();
        Workbench.awaitProcess(
                "it has answers",
                () -> run.progress().answered() >= 1 || !run.status().live());
        assertTrue(run.status().live(), () -> String.join("\n", run.progress().lines()));

        Path home = home();
        Path seen = home.resolve("seen.txt");
        assertEquals(0, new Product(home).run("-selftest", seen.toString()), () -> new Product(home).output());
        List<String> lines = Files.readAllLines(seen);
        assertTrue(lines.stream().anyMatch(l -> l.matches("run slow-run running box [01]/2")), lines.toString());
        Files.copy(
                home.resolve("seen.txt.png"),
                Path.of(System.getProperty("readingroom.test.pictures"), "run-found-again.png"),
                StandardCopyOption.REPLACE_EXISTING);

        endpoint.answerOnly(Integer.MAX_VALUE);
        Workbench.awaitProcess("the run ends", () -> !run.status().live());
        assertEquals(
                RunStatus.DONE,
                run.status(),
                () -> String.join("\n", run.progress().lines()));
        assertEquals(0, new Product(home).run("-selftest", seen.toString()), () -> new Product(home).output());
        assertTrue(
                Files.readAllLines(seen).contains("run slow-run done box 2/2"),
                Files.readAllLines(seen).toString());
    }

    /** A user's folder as the next desktop finds it: the sessions that this one keeps. */
    private Path home() throws Exception {
        Path home = folder.resolve("home");
        Path sessions = Files.createDirectories(home.resolve("desktop").resolve("runs"));
        try (Stream<Path> files =
                Files.list(UserFolder.locate().resolve("desktop").resolve("runs"))) {
            for (Path file : files.toList()) {
                Files.createSymbolicLink(sessions.resolve(file.getFileName()), file);
            }
        }
        return home;
    }
}
