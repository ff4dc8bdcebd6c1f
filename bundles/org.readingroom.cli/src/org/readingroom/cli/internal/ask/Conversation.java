package org.readingroom.cli.internal.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.command.Console;
import org.readingroom.run.BenchQuestion;
import org.readingroom.run.PromptBench;

/**
 * Questions of a program, one JSON object a line, and what comes of them as events of the same {@code id}.
 *
 * <p>Keys: {@code id} (a text that comes back), {@code case}, {@code slice} (the middle of the tumour where left out), {@code
 * wording}, {@code repeats} (0: only show the slice), {@code test-patients}. {@code {"cancel": "ID"}} ends a question, or all
 * up to it. Events: {@code bench} once at the start; for each question {@code slice}, {@code answer} for each repeat, and last
 * {@code asked}, or {@code refused} with the {@code reason}.
 */
final class Conversation {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PromptBench bench;
    private final Console console;
    private final Monitor monitor;
    private final BenchEvents events;
    private final BlockingQueue<Optional<Asked>> coming = new LinkedBlockingQueue<>();
    private final AtomicLong cancelledUpTo = new AtomicLong();

    /** A line, by its number from 1. */
    private record Asked(long number, JsonNode question) {
        String id() {
            return question.path("id").asText("");
        }
    }

    Conversation(PromptBench bench, Console console, Monitor monitor) {
        this.bench = bench;
        this.console = console;
        this.monitor = monitor;
        this.events = new BenchEvents(console);
    }

    /** Answers until the questions end, or the command is cancelled. */
    void hold(Reader in) {
        Thread listener = new Thread(() -> listen(in), "questions");
        listener.setDaemon(true);
        listener.start();
        events.laidOut(bench);
        try {
            for (Optional<Asked> next = coming.take(); next.isPresent(); next = coming.take()) {
                monitor.checkCancelled();
                answer(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /** Takes lines while a question is being answered, so that it can be cancelled. */
    private void listen(Reader in) {
        long number = 0;
        try (BufferedReader lines = new BufferedReader(in)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    take(++number, line);
                }
            }
        } catch (IOException e) {
            // Whoever asked has gone: as at the end of the questions.
            cancelledUpTo.set(Long.MAX_VALUE);
        }
        coming.add(Optional.empty());
    }

    private void take(long number, String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (node.has("cancel")) {
                cancelledUpTo.set(number);
            } else {
                coming.add(Optional.of(new Asked(number, node)));
            }
        } catch (JsonProcessingException e) {
            refused("", "line " + number + " is no JSON: " + e.getOriginalMessage());
        }
    }

    private void answer(Asked asked) {
        String id = asked.id();
        try {
            JsonNode q = asked.question();
            String caseId = q.path("case").asText();
            int slice = q.has("slice") ? q.get("slice").asInt() : bench.firstSlice(caseId);
            Optional<String> wording = Optional.ofNullable(q.get("wording")).map(JsonNode::asText);
            events.slice(id, bench.slice(caseId, slice, wording));
            int repeats = q.path("repeats").asInt(1);
            if (repeats > 0) {
                boolean test = q.path("test-patients").asBoolean();
                bench.ask(
                        new BenchQuestion(caseId, slice, wording, repeats, test),
                        answer -> events.answer(id, answer),
                        new Cancellable(asked.number()));
            }
            console.event("asked", Map.of("id", id));
        } catch (CancelledException e) {
            monitor.checkCancelled();
            refused(id, "cancelled");
        } catch (ReadingRoomException e) {
            refused(id, e.getMessage());
        }
    }

    private void refused(String id, String reason) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("reason", reason);
        console.event("refused", fields);
    }

    /** The command's monitor, cancelled by a line too. */
    private final class Cancellable implements Monitor {
        private final long number;

        Cancellable(long number) {
            this.number = number;
        }

        @Override
        public void begin(String task, long total) {
            monitor.begin(task, total);
        }

        @Override
        public void worked(long done) {
            monitor.worked(done);
        }

        @Override
        public boolean cancelled() {
            return monitor.cancelled() || cancelledUpTo.get() > number;
        }
    }
}
