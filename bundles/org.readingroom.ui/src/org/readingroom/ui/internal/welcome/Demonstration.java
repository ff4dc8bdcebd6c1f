package org.readingroom.ui.internal.welcome;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.swt.widgets.Display;
import org.readingroom.api.Monitor;
import org.readingroom.settings.UserFolder;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.engine.Engine;
import org.readingroom.ui.internal.engine.EngineEvent;
import org.readingroom.ui.internal.engine.EngineException;

/** The verb {@code demo} in a process of the engine, followed as a job. */
final class Demonstration {
    private Demonstration() {}

    /** Where phantoms, study and run go. */
    static Path folder() {
        return UserFolder.locate().resolve("demonstration");
    }

    /**
     * Starts it.
     *
     * @param done called on the display's thread with the run's folder
     * @param over called on it when it is at work no more, however it ended
     */
    static void start(Display display, Consumer<Path> done, Runnable over) {
        BackgroundJob<Path> job = new BackgroundJob<>("Running the demonstration", display, Demonstration::run, done);
        job.setUser(true);
        job.addJobChangeListener(IJobChangeListener.onDone(event -> {
            if (!display.isDisposed()) {
                display.asyncExec(over);
            }
        }));
        job.schedule();
    }

    private static Path run(Monitor monitor) {
        List<String> words = List.of("demo", "--out", folder().toString(), "--json");
        try {
            Process process = new ProcessBuilder(Engine.find().commandLine(words))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String error = follow(process, monitor);
            int code = process.waitFor();
            monitor.checkCancelled();
            if (code != 0) {
                throw new EngineException("the demonstration failed"
                        + (error.isEmpty() ? ": the engine ended with " + code : ": " + error));
            }
            return folder().resolve("run");
        } catch (IOException e) {
            throw new EngineException("the engine does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while the demonstration ran", e);
        }
    }

    private static String follow(Process process, Monitor monitor) throws IOException {
        String error = "";
        long at = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                EngineEvent event = EngineEvent.parse(line);
                JsonNode o = event.fields();
                if (event.kind().equals("error")) {
                    error = event.text("message");
                } else if (event.kind().equals("progress")) {
                    long done = event.number("done");
                    if (done == 0) {
                        monitor.begin(o.path("task").asText(), event.number("total"));
                        at = 0;
                    }
                    monitor.worked(Math.max(0, done - at));
                    at = done;
                }
                if (monitor.cancelled()) {
                    process.destroy();
                }
            }
        }
        return error;
    }
}
