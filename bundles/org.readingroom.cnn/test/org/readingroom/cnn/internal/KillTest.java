package org.readingroom.cnn.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed with its process, at seeded moments, ends with the weights of one that was not, bit by bit. */
class KillTest {
    private static final int KILLS = 3;

    @TempDir
    Path temp;

    @Test
    void theSameWeightsBitByBit() throws Exception {
        Path whole = Files.createDirectories(temp.resolve("whole"));
        FitProcess.fit(whole);
        Path killed = temp.resolve("killed");
        Random random = new Random(11);
        int inTheMiddle = 0;
        for (int k = 0; k < KILLS; k++) {
            inTheMiddle += killAfterACheckpoint(killed, random.nextInt(40)) ? 1 : 0;
        }
        assertTrue(inTheMiddle > 0, "at least one kill found the training under way");
        FitProcess.fit(killed);
        for (String file : new String[] {"weights.safetensors", "model.json", "selection.json", "curves.csv"}) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(killed.resolve(file)), file);
        }
    }

    /**
     * Starts a process and kills it a while after it has written a checkpoint of its own.
     *
     * @return whether it was not finished yet
     */
    private static boolean killAfterACheckpoint(Path folder, int milliseconds) throws Exception {
        String before = checkpoints(folder);
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        FitProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (process.isAlive() && checkpoints(folder).equals(before)) {
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        boolean running = process.isAlive();
        process.destroyForcibly();
        process.waitFor();
        assertEquals(false, process.isAlive());
        return running && !Files.exists(folder.resolve(ModelRecord.FILE));
    }

    /** Where this test's classes come from: the path of this process, and what a runner has put in a loader of its own. */
    private static String classPath() {
        Stream<Path> loader = KillTest.class.getClassLoader() instanceof URLClassLoader own
                ? Arrays.stream(own.getURLs()).map(url -> Path.of(URI.create(url.toString())))
                : Stream.empty();
        Stream<Path> process = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
        return Stream.concat(loader, process)
                .map(p -> p.toAbsolutePath().toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String checkpoints(Path folder) throws IOException {
        Path own = folder.resolve("training/cohort-lr-0.01/checkpoints");
        if (!Files.isDirectory(own)) {
            return "";
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.startsWith("step-"))
                    .sorted()
                    .collect(Collectors.joining(" "));
        } catch (java.io.UncheckedIOException | java.nio.file.NoSuchFileException e) {
            return "changing";
        }
    }
}
