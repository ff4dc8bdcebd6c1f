package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Grid;
import org.readingroom.grammar.Grammar;
import org.readingroom.imaging.Slices;
import org.readingroom.metrics.statistics.Bootstrap;
import org.readingroom.nifti.NiftiReader;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.study.Study;
import org.yaml.snakeyaml.Yaml;

/** Kills a run as the system's {@code kill -9} does, at seeded random moments, and goes on with it. */
class KilledRunTest {
    private static final int KILLS = 50;
    private static final String STUDY = StudyRunTest.STUDY.replace("{ id: threshold }", "{ id: threshold, pause: 20 }");

    @TempDir
    Path folder;

    /** The process that is killed: one run from start to end. */
    public static void main(String[] args) {
        run(Path.of(args[0]), Path.of(args[1]));
    }

    private static RunSummary run(Path study, Path out) {
        RunOptions options = new RunOptions(study, Map.of(), out, Optional.empty(), Shard.WHOLE, false);
        return new StudyRun(TestPlugins.registry(), out.resolveSibling("cache"), StudyRunTest.quiet())
                .run(options, CaseObserver.NONE, Monitor.NONE);
    }

    private Process start(Path study, Path out) throws IOException {
        return java(KilledRunTest.class, folder.resolve("child.log"), study.toString(), out.toString());
    }

    /** A process of its own that runs a class of these tests. */
    static Process java(Class<?> main, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Where the classes that a run needs come from, whatever class loader runs this test. */
    private static String classPath() {
        return Stream.of(
                        KilledRunTest.class,
                        StudyRun.class,
                        Test.class,
                        Study.class,
                        SettingsBinder.class,
                        Grid.class,
                        NiftiReader.class,
                        Slices.class,
                        ObjectMapper.class,
                        Bootstrap.class,
                        Grammar.class,
                        JsonFactory.class,
                        JsonCreator.class,
                        Yaml.class)
                .map(c -> Path.of(URI.create(
                        c.getProtectionDomain().getCodeSource().getLocation().toString())))
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void killedAtAnyMomentItGoesOnToTheSameResult() throws Exception {
        Path study = folder.resolve("study.yaml");
        Files.writeString(study, STUDY);
        long started = System.nanoTime();
        Process whole = start(study, folder.resolve("whole"));
        assertEquals(0, whole.waitFor(), Files.readString(folder.resolve("child.log")));
        long length = System.nanoTime() - started;
        Map<String, byte[]> expected = results(folder.resolve("whole"));
        Random random = new Random(3407);
        int unfinished = 0;
        for (int i = 0; i < KILLS; i++) {
            Path out = folder.resolve("killed-" + i);
            long begun = System.nanoTime();
            Process child = start(study, out);
            if (!child.waitFor((long) (random.nextDouble() * length), TimeUnit.NANOSECONDS)) {
                unfinished++;
            } else {
                // The machine is quicker than it was: the next moments fall within what a run takes now.
                length = Math.min(length, System.nanoTime() - begun);
            }
            child.destroyForcibly().waitFor();
            assertTrue(run(study, out).complete());
            Map<String, byte[]> now = results(out);
            assertEquals(expected.keySet(), now.keySet(), "after kill " + i);
            expected.forEach((name, bytes) -> assertArrayEquals(bytes, now.get(name), name));
        }
        assertTrue(unfinished > KILLS / 3, "only " + unfinished + " kills came before the end");
    }

    /** Scores, cohort and readings: what must not depend on having been killed. */
    private static Map<String, byte[]> results(Path run) throws IOException {
        Map<String, byte[]> results = new TreeMap<>();
        for (String name : List.of("scores.csv", "slice_scores.csv", "cohort.json", "run.json")) {
            results.put(name, Files.readAllBytes(run.resolve(name)));
        }
        try (Stream<Path> files = Files.walk(run.resolve("readings"))) {
            for (Path p : files.filter(Files::isRegularFile)
                    .filter(p -> !p.getFileName().toString().startsWith("."))
                    .toList()) {
                results.put(run.relativize(p).toString(), Files.readAllBytes(p));
            }
        }
        return results;
    }
}
