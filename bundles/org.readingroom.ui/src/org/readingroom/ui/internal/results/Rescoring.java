package org.readingroom.ui.internal.results;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.widgets.Display;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.settings.UserFolder;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.engine.Engine;
import org.readingroom.ui.internal.engine.EngineEvent;

/** A rescoring of a run in a child process of the headless engine, after which the run is read again. */
public final class Rescoring {
    private static final String ERROR = "error";
    private static final int INCOMPLETE = 1;
    private static final long STEP_MS = 100;

    private final RunResults run;
    private final List<String> metrics;

    private Rescoring(RunResults run, List<String> metrics) {
        this.run = run;
        this.metrics = List.copyOf(metrics);
    }

    /** Starts it; the run is shown anew where it is still the one that is open. */
    public static BackgroundJob<Path> start(RunResults run, List<String> metrics, Display display) {
        BackgroundJob<Path> job = new BackgroundJob<>(
                "Rescoring " + run.study().name(),
                display,
                new Rescoring(run, metrics)::score,
                folder -> OpenRun.instance()
                        .results()
                        .filter(r -> r.path().equals(folder))
                        .ifPresent(r -> OpenRun.instance().refresh(display)));
        job.setUser(true);
        job.schedule();
        return job;
    }

    private Path score(Monitor monitor) {
        monitor.begin("Scoring the stored answers", 0);
        Path study = study();
        try {
            Process process = new ProcessBuilder(Engine.find().commandLine(words(study)))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            await(process, monitor);
            return run.path();
        } catch (ResultsException e) {
            // The folder that the user gave for the dataset may be the wrong one: it is asked for again.
            new RunRoots(run).forget();
            throw e;
        } catch (IOException e) {
            throw new ResultsException("the engine does not start: " + e.getMessage(), e);
        } finally {
            remove(study);
        }
    }

    /** The study as run with the metrics chosen, where the engine can read it. */
    private Path study() {
        try {
            Path folder = Files.createDirectories(
                    UserFolder.locate().resolve("desktop").resolve("rescore"));
            Path file = Files.createTempFile(folder, "study", ".yaml");
            return Files.writeString(
                    file, StudyMetrics.replace(Files.readString(run.folder().study()), metrics));
        } catch (IOException e) {
            throw new ResultsException("cannot write a study file with these metrics: " + e.getMessage(), e);
        }
    }

    private static void remove(Path study) {
        try {
            Files.deleteIfExists(study);
        } catch (IOException e) {
            throw new ResultsException("cannot remove " + study + ": " + e.getMessage(), e);
        }
    }

    private List<String> words(Path study) {
        List<String> words = new ArrayList<>(List.of("rescore", run.path().toString(), "--study", study.toString()));
        new RunRoots(run).known().forEach((name, folder) -> words.addAll(List.of("--root", name + "=" + folder)));
        words.add("--json");
        return words;
    }

    private static void await(Process process, Monitor monitor) throws IOException {
        List<String> said = new ArrayList<>();
        Thread reader = new Thread(() -> read(process, said), "rescoring");
        reader.setDaemon(true);
        reader.start();
        try {
            while (!process.waitFor(STEP_MS, TimeUnit.MILLISECONDS)) {
                monitor.checkCancelled();
            }
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            process.destroy();
        }
        // A run that is not whole is scored as far as it goes, and the engine says so with its exit code.
        if (process.exitValue() > INCOMPLETE || process.exitValue() == INCOMPLETE && failed(said)) {
            throw new ResultsException("the run was not scored: " + reason(said));
        }
    }

    private static void read(Process process, List<String> said) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null; ) {
                said.add(line);
            }
        } catch (IOException e) {
            // The process was ended while it spoke; its exit code says the rest.
            said.add(e.getMessage());
        }
    }

    private static boolean failed(List<String> said) {
        return said.stream().map(EngineEvent::parse).anyMatch(e -> e.kind().equals(ERROR));
    }

    private static String reason(List<String> said) {
        return said.stream()
                .map(EngineEvent::parse)
                .filter(e -> e.kind().equals(ERROR))
                .map(e -> e.text("message").isEmpty() ? e.text("text") : e.text("message"))
                .findFirst()
                .orElse(said.isEmpty() ? "the engine ended without a word" : said.get(said.size() - 1));
    }
}
