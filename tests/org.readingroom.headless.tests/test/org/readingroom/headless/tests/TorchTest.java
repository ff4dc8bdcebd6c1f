package org.readingroom.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PyTorch in the distribution on Felix, with its libraries and without. */
class TorchTest {
    @TempDir
    Path folder;

    @Test
    void itComputesAndTwoThatStartAtATimeUnpackOnce() throws Exception {
        Distribution distribution = new Distribution(folder.resolve("home"));
        Process first = distribution.start("natives", "check");
        Process second = distribution.start("natives", "check");
        for (Process process : List.of(first, second)) {
            Distribution.Outcome outcome = distribution.end(process);
            assertEquals(0, outcome.code(), outcome.out() + outcome.err());
            assertTrue(outcome.out().startsWith("PyTorch 2.7.1 (cpu) computes on cpu"), outcome.out());
            assertEquals("", outcome.err());
        }
        try (Stream<Path> made = Files.list(folder.resolve("home/cache/torch"))) {
            assertEquals(
                    1,
                    made.filter(Files::isDirectory).count(),
                    "one folder of libraries, nothing half unpacked is left");
        }
    }

    @Test
    void withoutTheLibrariesItStartsAndSaysWhatIsMissing() throws Exception {
        Path bare = withoutLibraries();
        Distribution distribution = new Distribution(folder.resolve("home"), bare);
        Distribution.Outcome listed = distribution.run("natives", "list");
        assertEquals(0, listed.code(), listed.err());
        assertTrue(listed.out().contains("not installed") && listed.out().contains("used: none"), listed.out());
        Distribution.Outcome checked = distribution.run("natives", "check");
        assertEquals(1, checked.code());
        assertTrue(checked.err().contains("org.readingroom.torch.natives"), checked.err());
        assertEquals(0, distribution.run("list").code());
    }

    @Test
    void aFolderThatIsNoPyTorchIsRefused() throws Exception {
        Distribution distribution = new Distribution(folder.resolve("home"));
        Distribution.Outcome outcome = distribution.run("natives", "install", "cuda", "--from", folder.toString());
        assertTrue(outcome.code() != 0);
        assertTrue(outcome.err().contains("libtorch") || outcome.err().contains("torch.dll"), outcome.err());
    }

    /** The distribution by links, but for the fragment of the libraries. */
    private Path withoutLibraries() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("bare"));
        Path whole = Distribution.folder();
        Path plugins = Files.createDirectories(bare.resolve("plugins"));
        try (Stream<Path> files = Files.list(whole);
                Stream<Path> jars = Files.list(whole.resolve("plugins"))) {
            for (Path file : files.filter(f -> !f.endsWith("plugins")).toList()) {
                if (file.endsWith("lib")) {
                    copyFolder(file, bare.resolve("lib"));
                } else if (Files.isDirectory(file)) {
                    Files.createSymbolicLink(bare.resolve(file.getFileName()), file);
                } else {
                    Files.copy(file, bare.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            for (Path jar : jars.filter(j -> !j.getFileName().toString().contains(".torch.natives."))
                    .toList()) {
                Files.createSymbolicLink(plugins.resolve(jar.getFileName()), jar);
            }
        }
        return bare;
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
