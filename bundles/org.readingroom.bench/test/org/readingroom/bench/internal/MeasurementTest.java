package org.readingroom.bench.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.tck.fixture.ProbeMonitor;

class MeasurementTest {
    private static final String READY = "{\"versions\": {\"Python\": \"0.0\"}}";

    @TempDir
    Path folder;

    /** Writes down when ours ran, in the file in which the fake peer writes down its own. */
    private final class Recorded implements Workload {
        private final Path log = folder.resolve("turns");
        private final List<String> checked = new ArrayList<>();

        @Override
        public String title() {
            return "recorded";
        }

        @Override
        public double goal() {
            return 1;
        }

        @Override
        public Map<String, Object> request() {
            return Map.of("do", "record");
        }

        @Override
        public void repeat() {
            try {
                String before = Files.exists(log) ? Files.readString(log) : "";
                Files.writeString(log, before + "o");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public Agreement check(JsonNode values) {
            checked.add(values.toString());
            return new Agreement(values.path("n").asInt() == 7, "n");
        }
    }

    private Peer recording() {
        String script = "echo '" + READY + "'\nwhile read -r line; do printf p >> " + folder.resolve("turns")
                + "\necho '{\"seconds\": 0.25, \"values\": {\"n\": 7}}'; done\n";
        return Peer.start(
                FakeEnvironment.running(folder.resolve("venv"), script), BenchSubject.NIFTI, folder, Monitor.NONE);
    }

    @Test
    void theSidesTakeTurnsAndEachIsFirstInEveryOtherPair() throws IOException {
        Recorded work = new Recorded();
        try (Peer peer = recording()) {
            Measurement m = Measurement.paired(work, peer, 7, Monitor.NONE);
            assertEquals("op".repeat(5) + "oppooppooppoop", Files.readString(work.log));
            assertArrayEquals(new double[] {250, 250, 250, 250, 250, 250, 250}, m.peer());
            assertEquals(7, m.ours().length);
            assertTrue(m.agrees());
            assertEquals(List.of("{\"n\":7}"), work.checked, "checked once, before anything counts");
        }
    }

    @Test
    void aPeerThatBreaksOffIsNamedWithItsLastWords() {
        Path environment = FakeEnvironment.running(
                folder.resolve("venv"),
                "echo '" + READY + "'\nread -r line\necho 'MemoryError: too much' >&2\nexit 1\n");
        try (Peer peer = Peer.start(environment, BenchSubject.NIFTI, folder, Monitor.NONE)) {
            PeerException e =
                    assertThrows(PeerException.class, () -> Measurement.paired(new Recorded(), peer, 7, Monitor.NONE));
            assertTrue(e.getMessage().contains("MemoryError: too much"), e.getMessage());
        }
    }

    @Test
    void answersWithoutATimeOrThatAreNoJsonAreRefused() {
        for (String answer : new String[] {"{}", "{\"seconds\": 0}", "{\"seconds\": \"soon\"}", "hello"}) {
            Path environment = FakeEnvironment.of(folder.resolve("venv"), READY, answer);
            try (Peer peer = Peer.start(environment, BenchSubject.NIFTI, folder, Monitor.NONE)) {
                assertThrows(PeerException.class, () -> peer.ask(Map.of(), false), answer);
            }
        }
    }

    @Test
    void aStopIsHeededWhileThePeerWorks() {
        Path environment = FakeEnvironment.running(folder.resolve("venv"), "exec sleep 600\n");
        long start = System.nanoTime();
        assertThrows(CancelledException.class, () -> Peer.start(
                        environment, BenchSubject.NIFTI, folder, ProbeMonitor.cancelledAt(1))
                .close());
        assertTrue(System.nanoTime() - start < 60_000_000_000L, "stopped long before the peer answers");
    }
}
