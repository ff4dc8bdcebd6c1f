package org.readingroom.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void makesTheFolderAndReplacesWhatWasThere() throws IOException {
        Path file = folder.resolve("new").resolve("a.txt");
        AtomicFile.write(file, "first and longer");
        AtomicFile.write(file, "second");
        assertEquals("second", Files.readString(file));
        AtomicFile.writeDerived(file, new byte[] {'3'});
        assertEquals("3", Files.readString(file));
    }

    @Test
    void whatFailsHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, "old");
        IOException e = assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[] {'n', 'e'}));
                    throw new IOException("disk full");
                }));
        assertEquals("disk full", e.getMessage());
        assertEquals("old", Files.readString(file));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
    }
}
