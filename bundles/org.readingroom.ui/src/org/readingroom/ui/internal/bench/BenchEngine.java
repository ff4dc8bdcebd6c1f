package org.readingroom.ui.internal.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.readingroom.ui.internal.engine.Engine;
import org.readingroom.ui.internal.engine.EngineEvent;
import org.readingroom.ui.internal.engine.EngineException;

/** A process of the engine that answers questions as long as it is open: the verb {@code ask --listen}. */
final class BenchEngine implements AutoCloseable {
    /** What is given last, when the process has ended; its field {@code reason} says why, where that was not asked for. */
    static final String OVER = "over";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LAST_WORDS = 6;
    private static final long PATIENCE_SECONDS = 5;

    private final Process process;
    private final BufferedWriter questions;
    private final Deque<String> said = new ArrayDeque<>();
    private volatile boolean closing;

    private BenchEngine(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts the process.
     *
     * @param listener called in a thread of this engine's with each event
     * @throws EngineException where there is no engine, or it does not start
     */
    static BenchEngine start(BenchLayout layout, Consumer<EngineEvent> listener) {
        try {
            BenchEngine engine =
                    new BenchEngine(new ProcessBuilder(Engine.find().commandLine(layout.words())).start());
            engine.thread("bench events", () -> engine.events(listener));
            engine.thread("bench messages", engine::messages);
            return engine;
        } catch (IOException e) {
            throw new EngineException("the engine does not start: " + e.getMessage(), e);
        }
    }

    private void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Asks.
     *
     * @throws EngineException where the process has gone
     */
    void ask(ObjectNode question) {
        send(question);
    }

    /** Ends the question that is being answered. */
    void cancel() {
        send(MAPPER.createObjectNode().put("cancel", "all"));
    }

    private void send(ObjectNode line) {
        try {
            questions.write(line + "\n");
            questions.flush();
        } catch (IOException e) {
            throw new EngineException("the engine takes no question any more: " + e.getMessage(), e);
        }
    }

    private void events(Consumer<EngineEvent> listener) {
        String error = "";
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                EngineEvent event = EngineEvent.parse(line);
                if (event.kind().equals("error")) {
                    error = event.text("message");
                }
                listener.accept(event);
            }
        } catch (IOException e) {
            error = e.getMessage();
        }
        listener.accept(over(error));
    }

    private EngineEvent over(String error) {
        String reason = closing ? "" : error.isEmpty() ? "the engine's process has ended" + lastWords() : error;
        return new EngineEvent(OVER, MAPPER.createObjectNode().put("reason", reason));
    }

    private void messages() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                    if (said.size() > LAST_WORDS) {
                        said.remove();
                    }
                }
            }
        } catch (IOException e) {
            // The process has gone, which its events tell.
            closing = closing || !process.isAlive();
        }
    }

    private String lastWords() {
        synchronized (said) {
            return said.isEmpty() ? "" : "; it said last: " + String.join(" ", said);
        }
    }

    /** Lets the process end by itself, and makes it where it does not. */
    @Override
    public void close() {
        closing = true;
        thread("bench end", () -> {
            try {
                questions.close();
            } catch (IOException e) {
                // It has gone already.
                process.destroy();
            }
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
            }
        });
    }
}
