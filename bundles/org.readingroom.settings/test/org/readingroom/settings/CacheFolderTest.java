package org.readingroom.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays in a folder with a limit, and what goes. */
class CacheFolderTest {
    private static final int SIZE = 10;

    @TempDir
    Path folder;

    private CacheFolder cache;

    @BeforeEach
    void fill() throws IOException {
        cache = new CacheFolder(folder);
        for (int i = 0; i < 4; i++) {
            Path file = folder.resolve("sub" + i % 2).resolve("file" + i);
            AtomicFile.writeDerived(file, new byte[SIZE]);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(9 - i))));
        }
    }

    private boolean has(int file) {
        return Files.exists(folder.resolve("sub" + file % 2).resolve("file" + file));
    }

    @Test
    void withinTheLimitNothingGoes() throws IOException {
        assertEquals(4 * SIZE, cache.bytes());
        assertEquals(4 * SIZE, cache.keepWithin(4 * SIZE, 0));
        assertTrue(has(0) && has(1) && has(2) && has(3));
    }

    @Test
    void overItThoseUsedLongestAgoGo() throws IOException {
        CacheFolder.use(folder.resolve("sub0/file0"));
        assertEquals(2 * SIZE, cache.keepWithin(4 * SIZE - 1, 3 * SIZE - 1));
        assertTrue(has(0) && has(3));
        assertFalse(has(1) || has(2));
        assertEquals(2 * SIZE, cache.bytes());
    }

    @Test
    void whatWasLeftHalfWrittenIsNotCountedAndGoesOnceItIsOld() throws IOException {
        Path young = Files.write(folder.resolve(".a.0000.part"), new byte[SIZE]);
        Path old = Files.write(folder.resolve(".b.0000.part"), new byte[SIZE]);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        assertEquals(4 * SIZE, cache.bytes());
        assertTrue(Files.exists(young));
        assertFalse(Files.exists(old));
    }

    @Test
    void whileAnotherRemovesNothingElseGoes() throws IOException {
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("eviction.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertTrue(held.isValid());
            assertEquals(4 * SIZE, cache.keepWithin(0, 0));
        }
        assertEquals(0, cache.keepWithin(0, 0));
        assertEquals(0, cache.bytes());
    }

    @Test
    void aFolderThatIsNotThereIsEmptyAndAFileThatIsGoneIsNotUsed() throws IOException {
        CacheFolder none = new CacheFolder(folder.resolve("none"));
        assertEquals(0, none.bytes());
        assertEquals(0, none.keepWithin(0, 0));
        assertFalse(Files.exists(folder.resolve("none")));
        CacheFolder.use(folder.resolve("gone"));
        assertFalse(Files.exists(folder.resolve("gone")));
    }
}
