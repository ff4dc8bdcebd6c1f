package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.settings.CacheFolder;

/** Files of image states within their limit: what stays, what goes, and what is believed. */
class StateFilesTest {
    private static final int ENTRY = 100;

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private long size;

    private StateFiles open(String identity, int entries) throws IOException {
        if (size == 0) {
            new StateFiles(folder, "measured", 1 << 20, said::add).keep("one", entry(0));
            size = lying();
            Files.delete(folder.resolve("measured/one.states"));
        }
        return new StateFiles(folder, identity, entries * size, said::add);
    }

    private long lying() throws IOException {
        return new CacheFolder(folder).bytes();
    }

    private static StateFiles.Entry entry(int value) {
        byte[] bytes = new byte[ENTRY];
        java.util.Arrays.fill(bytes, (byte) value);
        return new StateFiles.Entry(1, 5, bytes);
    }

    private static boolean has(StateFiles files, String key) {
        return files.find(key).isPresent();
    }

    @Test
    void theLongestUnusedGoFirst() throws IOException {
        StateFiles files = open("a", 3);
        files.keep("1", entry(1));
        files.keep("2", entry(2));
        files.keep("3", entry(3));
        assertTrue(has(files, "1"));
        files.keep("4", entry(4));
        assertFalse(has(files, "2"));
        assertTrue(has(files, "1") && has(files, "3") && has(files, "4"));
        assertEquals(3 * size, files.bytes());
        assertEquals(3 * size, lying());
        assertArrayEquals(entry(4).bytes(), files.find("4").orElseThrow().bytes());
        assertEquals(5, files.find("4").orElseThrow().tokens());
    }

    @Test
    void useIsRememberedOverProcessesAndTheLimitIsOverAllModels() throws IOException {
        StateFiles first = open("a", 3);
        first.keep("1", entry(1));
        first.keep("2", entry(2));
        assertTrue(has(open("a", 3), "1"));
        StateFiles other = open("b", 3);
        other.keep("1", entry(7));
        assertEquals(3 * size, other.bytes());
        other.keep("2", entry(8));
        assertFalse(has(open("a", 3), "2"));
        assertTrue(has(open("a", 3), "1"));
        assertArrayEquals(entry(7).bytes(), open("b", 3).find("1").orElseThrow().bytes());
    }

    @Test
    void whatAnotherProcessWritesCountsToo() throws IOException {
        StateFiles here = open("a", 2);
        StateFiles there = open("a", 2);
        here.keep("1", entry(1));
        there.keep("2", entry(2));
        here.keep("3", entry(3));
        here.keep("4", entry(4));
        assertEquals(2 * size, lying());
        assertFalse(has(there, "2"));
        assertTrue(has(there, "3") && has(there, "4"));
        assertEquals(List.of(), said);
    }

    @Test
    void whatIsLargerThanTheLimitIsNotKept() throws IOException {
        StateFiles files = open("a", 0);
        files.keep("1", entry(1));
        assertEquals(Optional.empty(), files.find("1"));
        assertEquals(0, lying());
    }

    @Test
    void whatAKilledProcessLeftHalfWrittenIsRemovedOnceItIsOld() throws IOException {
        open("a", 3).keep("1", entry(1));
        Path young = Files.write(folder.resolve("a/.2.states.0000.part"), new byte[7]);
        Path old = Files.write(folder.resolve("a/.3.states.0000.part"), new byte[7]);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        StateFiles files = open("a", 3);
        assertTrue(Files.exists(young));
        assertFalse(Files.exists(old));
        assertEquals(size, files.bytes());
        assertFalse(has(files, "2"));
    }

    @Test
    void anEntryOfAnotherModelIsNotBelieved() throws IOException {
        open("a", 3).keep("1", entry(1));
        Files.createDirectories(folder.resolve("b"));
        Files.move(folder.resolve("a/1.states"), folder.resolve("b/1.states"));
        StateFiles files = open("b", 3);
        assertFalse(has(files, "1"));
        assertEquals(0, files.bytes());
        assertEquals(0, lying());
    }
}
