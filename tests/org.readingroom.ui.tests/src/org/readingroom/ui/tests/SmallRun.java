package org.readingroom.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomSize;

/**
 * The stored run {@code runs/small}, copied to where it may be written to, and the phantoms it read, made from their seed.
 *
 * @param run the run's folder
 * @param phantoms the dataset's folder
 */
record SmallRun(Path run, Path phantoms) {
    private static final int CASES = 20;

    /** A copy in a folder of a test. */
    static SmallRun in(Path folder) throws IOException {
        Path stored = Path.of(System.getProperty("readingroom.test.runs"), "small", "run");
        Path run = Files.createDirectories(folder).resolve("run");
        try (Stream<Path> files = Files.walk(stored)) {
            for (Path file : files.toList()) {
                Files.copy(file, run.resolve(stored.relativize(file).toString()));
            }
        }
        return new SmallRun(run, Path.of(System.getProperty("readingroom.test.pictures"), "small-phantoms"));
    }

    /** Makes the phantoms, once for all tests, which only read them. */
    SmallRun withPhantoms() throws IOException {
        Path done = phantoms.resolveSibling("small-phantoms.done");
        if (!Files.exists(done)) {
            PhantomFolder.write(phantoms, new PhantomGenerator(1, PhantomSize.SMALL), CASES, Monitor.NONE);
            Files.createFile(done);
        }
        return this;
    }

    /** Says in the run where the phantoms are, as the runner does. */
    SmallRun withRoots() throws IOException {
        Files.writeString(
                run.resolve("roots.json"),
                "{\"phantoms\": \"" + phantoms.toString().replace("\\", "\\\\") + "\"}");
        return this;
    }

    /** Leaves the readings of an arm as if it had not read a case yet. */
    void forgetReading(String arm) throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("readings").resolve(arm))) {
            List<Path> readings =
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            Files.delete(readings.get(0));
        }
    }
}
