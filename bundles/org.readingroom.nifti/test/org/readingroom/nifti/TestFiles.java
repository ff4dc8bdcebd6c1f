package org.readingroom.nifti;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Where the tests' files lie. */
final class TestFiles {
    private static final String HERE = "bundles/org.readingroom.nifti/test/org/readingroom/nifti";

    private TestFiles() {}

    static Path fixture(String name) {
        return here().resolve("fixtures").resolve(name);
    }

    static Path here() {
        return root().resolve(HERE);
    }

    /** The folder of shared data beside the repository; without it the test is skipped and says so. */
    static Path shared() {
        Path shared = root().resolveSibling("shared").resolve("data");
        assumeTrue(
                Files.isDirectory(shared),
                "../shared/data is not beside the repository: its real files were NOT checked");
        return shared;
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static Path root() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve(HERE))) {
                return p;
            }
        }
        throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath() + " holds " + HERE);
    }
}
