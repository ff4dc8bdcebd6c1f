package org.readingroom.bench.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that looks like a virtual environment, whose Python is a shell script. */
final class FakeEnvironment {
    private FakeEnvironment() {}

    /** One whose Python says these lines first, and then the same line to each request. */
    static Path of(Path folder, String first, String each) {
        return running(folder, "echo '" + first + "'\nwhile read -r line; do echo '" + each + "'; done\n");
    }

    static Path running(Path folder, String script) {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here: a peer cannot be faked");
        try {
            Path python = Files.createDirectories(folder.resolve("bin")).resolve("python");
            Files.writeString(python, "#!/bin/sh\n" + script);
            assumeTrue(python.toFile().setExecutable(true), "cannot make a file executable here");
            return folder;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
