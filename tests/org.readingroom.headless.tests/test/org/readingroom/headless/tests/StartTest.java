package org.readingroom.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and ending: time, exit codes, what is left behind. */
class StartTest {
    @TempDir
    private Path home;

    @Test
    void saysItsVersion() throws Exception {
        Distribution.Outcome said = new Distribution(home).run("--version");
        assertEquals(0, said.code(), said.err());
        assertTrue(said.out().startsWith("Reading Room 0."), said.out());
    }

    @Test
    void tenStartAtOnceAndLeaveNothingBehind() throws Exception {
        Distribution distribution = new Distribution(home);
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            started.add(distribution.start("list"));
        }
        String first = null;
        for (Process process : started) {
            Distribution.Outcome outcome = distribution.end(process);
            assertEquals(0, outcome.code(), outcome.err());
            first = first == null ? outcome.out() : first;
            assertEquals(first, outcome.out());
        }
        assertEquals(List.of(), distribution.storage());
    }

    @Test
    void theStorageOfACrashedProcessIsSwept() throws Exception {
        Distribution distribution = new Distribution(home);
        Process running = distribution.start("list");
        distribution.end(running);
        Path framework = Files.createDirectories(home.resolve("framework"));
        String host =
                Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().replaceAll("[^A-Za-z0-9.]", "_");
        Path gone = Files.createDirectories(framework.resolve(host + "-999999999/bundle1"));
        Path alive = Files.createDirectories(
                framework.resolve(host + "-" + ProcessHandle.current().pid()));
        Path elsewhere = Files.createDirectories(framework.resolve("another.host-999999999"));
        assertEquals(0, distribution.run("--version").code());
        assertTrue(Files.notExists(gone.getParent()), "what a dead process left is still there");
        assertTrue(Files.exists(alive), "the storage of a living process was deleted");
        assertTrue(Files.exists(elsewhere), "the storage of another machine was deleted");
    }

    @Test
    void nothingIsWrittenIntoTheInstallation() throws Exception {
        Map<String, FileTime> before = files(Distribution.folder());
        assertEquals(0, new Distribution(home).run("list").code());
        assertEquals(before, files(Distribution.folder()));
    }

    private static Map<String, FileTime> files(Path folder) throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        try (var all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                times.put(folder.relativize(file).toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void aHomeThatCannotBeMadeIsSaid() throws Exception {
        Path file = Files.createFile(home.resolve("file"));
        Distribution good = new Distribution(home);
        ProcessBuilder builder =
                new ProcessBuilder(Distribution.folder().resolve("readingroom").toString(), "--version");
        builder.environment().put("READINGROOM_HOME", file.resolve("sub").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(1, process.waitFor());
        assertTrue(said.startsWith("readingroom: ") && said.contains("READINGROOM_HOME"), said);
        assertEquals(1, said.lines().count(), said);
        assertEquals(List.of(), good.storage());
    }

    @Test
    void usageErrorsEndWithTwoAndOneLine() throws Exception {
        Distribution distribution = new Distribution(home);
        Distribution.Outcome verb = distribution.run("lits");
        assertEquals(2, verb.code());
        assertTrue(verb.err().contains("there is no verb 'lits'; did you mean 'list'?"), verb.err());
        Distribution.Outcome option = distribution.run("list", "--jsn");
        assertEquals(2, option.code());
        assertEquals("readingroom: --jsn: unknown option; did you mean '--json'?\n", option.err());
        assertEquals(2, distribution.run().code());
        assertEquals(0, distribution.run("--help").code());
    }

    @Test
    void jsonIsOneObjectALineAndEndsWithTheExitCode() throws Exception {
        Distribution.Outcome outcome = new Distribution(home).run("list", "command", "--json");
        List<JsonNode> events = new ArrayList<>();
        for (String line : outcome.lines()) {
            events.add(new ObjectMapper().readTree(line));
        }
        assertTrue(
                events.stream()
                        .anyMatch(e -> e.path("event").asText().equals("plugin")
                                && e.path("id").asText().equals("list")
                                && e.path("available").asBoolean()),
                outcome.out());
        JsonNode last = events.get(events.size() - 1);
        assertEquals("end", last.path("event").asText());
        assertEquals(0, last.path("exit").asInt(-1));
    }
}
