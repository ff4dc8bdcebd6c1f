package org.readingroom.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.headless.tests.Distribution.Outcome;

/** The projects that {@code new-plugin} writes are built outside the checkout, without a network, and installed. */
class NewPluginTest {
    private static final List<String> KINDS = List.of("dataset", "model", "prompt", "metric", "command");

    @TempDir
    private Path home;

    @TempDir
    private Path work;

    private Distribution distribution;

    @BeforeEach
    void prepare() {
        distribution = new Distribution(home);
    }

    @Test
    void everyKindBuildsPassesItsContractTestAndIsInstalled() throws Exception {
        for (String kind : KINDS) {
            Outcome outcome = distribution.run(
                    "new-plugin", kind, id(kind), work.resolve(kind).toString());
            assertEquals(0, outcome.code(), outcome.err());
        }
        build();
        for (String kind : KINDS) {
            Path target = work.resolve(kind).resolve("target");
            assertTrue(contractTests(target) > 5, kind + " has hardly been tested: " + contractTests(target));
            Outcome installed = distribution.run(
                    "plugins",
                    "install",
                    target.resolve("org.example." + word(kind) + "-1.0.0.jar").toString());
            assertEquals(0, installed.code(), installed.err());
        }
        Outcome list = distribution.run("list", "--json");
        assertFalse(list.out().contains("\"problem\""), list.out());
        for (String kind : KINDS) {
            assertTrue(
                    list.lines().stream()
                            .anyMatch(l -> l.contains("\"kind\":\"" + kind + "\"")
                                    && l.contains("\"id\":\"" + id(kind) + "\"")
                                    && l.contains("\"available\":true")),
                    kind + " is not in " + list.out());
        }
    }

    private static String id(String kind) {
        return "our-own-" + kind;
    }

    private static String word(String kind) {
        return id(kind).replace("-", "");
    }

    /** One Maven for all, which knows nothing of them but their folders. */
    private void build() throws Exception {
        String modules = KINDS.stream().map(k -> "<module>" + k + "</module>").collect(Collectors.joining());
        Files.writeString(
                work.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>all</groupId><artifactId>all</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><modules>" + modules + "</modules></project>");
        Files.createDirectories(work.resolve(".mvn"));
        Files.copy(work.resolve("metric/.mvn/maven.config"), work.resolve(".mvn/maven.config"));
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path maven = Path.of(System.getProperty("readingroom.test.maven"), "bin", windows ? "mvn.cmd" : "mvn");
        List<String> line = new ArrayList<>(List.of(maven.toString(), "-B", "-o", "verify"));
        line.add("-Dmaven.repo.local=" + System.getProperty("readingroom.test.repository"));
        Path said = work.resolve("maven.txt");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Of the build that this test runs in.
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_PROJECTBASEDIR"));
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), () -> read(said));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private static long contractTests(Path target) throws Exception {
        try (Stream<Path> reports = Files.list(target.resolve("surefire-reports"))) {
            long tests = 0;
            for (Path report :
                    reports.filter(f -> f.toString().endsWith(".xml")).toList()) {
                tests += Files.readString(report).split("<testcase ", -1).length - 1;
            }
            return tests;
        }
    }

    @Test
    void whatIsThereIsNotOverwrittenAndBadNamesAreRefused() throws Exception {
        Path there = Files.createDirectories(work.resolve("there"));
        Files.writeString(there.resolve("notes.txt"), "mine");
        Outcome outcome = distribution.run("new-plugin", "metric", "mine", there.toString());
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains("name another folder"), outcome.err());
        assertEquals(
                2,
                distribution
                        .run("new-plugin", "metric", "Not An Id", work + "/a")
                        .code());
        assertEquals(
                2, distribution.run("new-plugin", "gadget", "mine", work + "/b").code());
        assertEquals(
                2,
                distribution
                        .run("new-plugin", "metric", "mine", work + "/c", "--package", "Nope")
                        .code());
        assertFalse(Files.exists(work.resolve("a")) || Files.exists(work.resolve("c")));
    }
}
