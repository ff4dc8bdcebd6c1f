package org.readingroom.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real patients that may lie beside the repository, in {@code shared/data}. */
final class SharedData {
    private SharedData() {}

    /** A folder of the shared data; where it is absent the test is left out, and says so. */
    static Path folder(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("mvnw")) && !Files.exists(root.resolve("bundles"))) {
            root = root.getParent();
        }
        Path folder = root == null
                ? null
                : root.resolveSibling("shared").resolve("data").resolve(name);
        boolean there = folder != null && Files.isDirectory(folder);
        Assumptions.assumeTrue(there, () -> "not run: the real data " + folder + " is not on this machine");
        return folder;
    }
}
