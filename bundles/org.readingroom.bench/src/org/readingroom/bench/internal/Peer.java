package org.readingroom.bench.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.bench.BenchSuite;

/**
 * The other side of a measurement: a child process of Python that stays alive between repetitions, so that its start
 * and its imports are not timed. One line of JSON goes in for each that comes out.
 */
final class Peer implements AutoCloseable {
    private static final String SCRIPT = "peer.py";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_MS = 100;

    private final Process process;
    private final BufferedWriter requests;
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
    private final Path complaints;
    private final Monitor monitor;
    private final Map<String, String> versions = new LinkedHashMap<>();

    private Peer(Process process, Path complaints, Monitor monitor) {
        this.process = process;
        this.complaints = complaints;
        this.monitor = monitor;
        requests = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::listen, "bench peer");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts the peer and waits until it has imported what it needs.
     *
     * @param environment a virtual environment's folder, or the Python program itself
     * @param subject what will be asked
     * @param folder where the script and its complaints are put
     * @throws PeerException where it does not start or a package is missing
     */
    static Peer start(Path environment, BenchSuite subject, Path folder, Monitor monitor) {
        Path complaints = folder.resolve("peer.log");
        // Isolated from the user's own packages and variables: what is measured is what the environment holds.
        List<String> command = List.of(
                python(environment).toString(),
                "-I",
                "-B",
                "-X",
                "utf8",
                script(subject, folder).toString(),
                subject.word());
        Peer peer;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints.toFile());
            peer = new Peer(builder.start(), complaints, monitor);
        } catch (IOException e) {
            throw new PeerException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
        try {
            peer.answer()
                    .path("versions")
                    .properties()
                    .forEach(v -> peer.versions.put(v.getKey(), v.getValue().asText()));
            return peer;
        } catch (RuntimeException e) {
            peer.close();
            throw e;
        }
    }

    private static Path python(Path environment) {
        Path home = environment.toAbsolutePath().normalize();
        return Stream.of(home, home.resolve("bin/python"), home.resolve("Scripts/python.exe"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new PeerException("no Python in " + environment
                        + "; name a virtual environment that has the packages of tools/python/requirements.txt"));
    }

    private static Path script(BenchSuite subject, Path folder) {
        Path script = folder.resolve(SCRIPT);
        try (InputStream in = subject.script().openStream()) {
            Files.write(script, in.readAllBytes());
            return script;
        } catch (IOException e) {
            throw new PeerException("cannot write " + script + ": " + e.getMessage() + "; free room there", e);
        }
    }

    /** The versions of the peer's Python and packages, by name. */
    Map<String, String> versions() {
        return versions;
    }

    /**
     * One repetition.
     *
     * @return the answer: {@code seconds} and, where asked for, {@code values}
     * @throws PeerException where the peer fails
     */
    JsonNode ask(Map<String, Object> request, boolean check) {
        Map<String, Object> line = new HashMap<>(request);
        line.put("check", check);
        try {
            requests.write(new ObjectMapper().writeValueAsString(line));
            requests.newLine();
            requests.flush();
        } catch (IOException e) {
            throw new PeerException("the peer ended: " + complaint(), e);
        }
        JsonNode answer = answer();
        if (!(answer.path("seconds").asDouble() > 0)) {
            throw new PeerException("the peer gave no time: " + answer);
        }
        return answer;
    }

    private JsonNode answer() {
        String line = line().orElseThrow(() -> new PeerException("the peer ended: " + complaint()));
        try {
            JsonNode answer = new ObjectMapper().readTree(line);
            if (answer.has("error")) {
                throw new PeerException(answer.get("error").asText());
            }
            return answer;
        } catch (IOException e) {
            throw new PeerException("the peer said '" + line + "' where JSON was expected", e);
        }
    }

    private Optional<String> line() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < end) {
                monitor.checkCancelled();
                Optional<String> line = answers.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                if (line != null) {
                    return line;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerException("interrupted while the peer worked", e);
        }
        throw new PeerException("the peer gave no answer in " + PATIENCE.toMinutes() + " minutes");
    }

    private void listen() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answers.add(Optional.of(line));
            }
        } catch (IOException e) {
            answers.add(Optional.of("{\"error\": \"its answers cannot be read\"}"));
        }
        answers.add(Optional.empty());
    }

    /** The last line of the peer's standard error. */
    private String complaint() {
        try {
            return Files.readString(complaints)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .reduce((first, second) -> second)
                    .map(String::strip)
                    .orElse("it said nothing");
        } catch (IOException e) {
            return "what it said cannot be read (" + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
