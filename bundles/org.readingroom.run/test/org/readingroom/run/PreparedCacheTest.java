package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedCacheTest {
    private static final int SIZE = 1000;

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();

    private RunLog log() {
        return new RunLog() {
            @Override
            public void info(String message) {}

            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        };
    }

    private PreparedCache cache(long limit) {
        return new PreparedCache(folder.resolve("cache"), limit, log());
    }

    private static String key(int number) {
        return Digests.of("entry", Integer.toString(number));
    }

    private static PreparedCache.Entry entry(int number) {
        byte[] bytes = new byte[SIZE];
        new Random(number).nextBytes(bytes);
        return new PreparedCache.Entry(new double[] {number, -0.5}, bytes);
    }

    private void ask(PreparedCache cache, int number) {
        PreparedCache.Entry e = cache.get(key(number), () -> {
            made.incrementAndGet();
            return entry(number);
        });
        // In plain Java: the processes that this test starts have no JUnit.
        if (!Arrays.equals(entry(number).bytes(), e.bytes())
                || !Arrays.equals(new double[] {number, -0.5}, e.numbers())) {
            throw new AssertionError("entry " + number + " is another's");
        }
    }

    private Path file(int number) {
        return folder.resolve("cache").resolve(key(number).substring(0, 2)).resolve(key(number) + ".bin");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("cache"))) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith("eviction.lock"))
                    .toList();
        }
    }

    @Test
    void whatWasMadeIsKeptForOthers() {
        ask(cache(1_000_000), 1);
        ask(cache(1_000_000), 1);
        assertEquals(1, made.get());
        assertEquals(List.of(), warnings);
    }

    @Test
    void aDamagedEntryIsSeenAndMadeAgain() throws IOException {
        byte[] sound = null;
        for (int damage = 0; damage < 6; damage++) {
            ask(cache(1_000_000), 1);
            byte[] bytes = Files.readAllBytes(file(1));
            sound = sound == null ? bytes : sound;
            assertArrayEquals(sound, bytes);
            switch (damage) {
                case 0 -> Files.write(file(1), new byte[0]);
                case 1 -> Files.write(file(1), java.util.Arrays.copyOf(bytes, bytes.length - 1));
                case 2 -> Files.write(file(1), java.util.Arrays.copyOf(bytes, bytes.length + 8));
                case 3 -> {
                    bytes[500] ^= 1;
                    Files.write(file(1), bytes);
                }
                case 4 -> Files.write(file(1), new byte[bytes.length]);
                default -> {
                    ask(cache(1_000_000), 2);
                    Files.copy(file(2), file(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        ask(cache(1_000_000), 1);
        assertEquals(6 + 1 + 1, made.get());
        assertEquals(6, warnings.size());
        assertTrue(warnings.get(0).contains("damaged"));
    }

    @Test
    void pastTheLimitTheEntriesUsedLongestAgoGo() throws IOException {
        PreparedCache cache = cache(10 * SIZE);
        for (int n = 0; n < 8; n++) {
            ask(cache, n);
            Files.setLastModifiedTime(file(n), FileTime.fromMillis(1_000_000_000L + n * 1000));
        }
        ask(cache, 0);
        assertEquals(8, made.get(), "the first is used again and so the youngest");
        for (int n = 8; n < 11; n++) {
            ask(cache, n);
        }
        long total = 0;
        for (Path f : files()) {
            total += Files.size(f);
        }
        assertTrue(total <= 10 * SIZE, "total " + total);
        assertTrue(Files.exists(file(0)), "used a moment ago");
        assertFalse(Files.exists(file(1)), "used longest ago");
        assertTrue(Files.exists(file(10)));
    }

    @Test
    void halfWrittenFilesOfKilledProcessesGo() throws IOException {
        ask(cache(10 * SIZE), 1);
        Path old = file(1).resolveSibling(".x.part");
        Path fresh = file(1).resolveSibling(".y.part");
        Files.write(old, new byte[10]);
        Files.write(fresh, new byte[10]);
        Files.setLastModifiedTime(old, FileTime.fromMillis(System.currentTimeMillis() - 7_200_000));
        ask(cache(10 * SIZE), 2);
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(fresh), "another process may be at it");
    }

    @Test
    void withoutALimitOrAFolderNothingIsKeptAndNothingFails() throws IOException {
        ask(cache(0), 1);
        assertFalse(Files.exists(folder.resolve("cache")));
        Files.writeString(folder.resolve("cache"), "a file");
        PreparedCache cache = cache(1_000_000);
        ask(cache, 1);
        ask(cache, 2);
        assertEquals(3, made.get());
        assertEquals(1, warnings.size(), "said once: " + warnings);
    }

    @AfterEach
    void forgetTheProperty() {
        System.clearProperty(PreparedCache.PROPERTY);
    }

    @Test
    void theLimitIsTheUsers() {
        assertEquals(20_000_000_000L, PreparedCache.limit());
        System.setProperty(PreparedCache.PROPERTY, "0.5");
        assertEquals(500_000_000L, PreparedCache.limit());
        for (String wrong : List.of("-1", "much", "NaN")) {
            System.setProperty(PreparedCache.PROPERTY, wrong);
            assertThrows(RunException.class, PreparedCache::limit, wrong);
        }
    }

    /** One of many processes at one folder whose limit makes each remove what others want. */
    public static void main(String[] args) {
        PreparedCacheTest test = new PreparedCacheTest();
        test.folder = Path.of(args[0]);
        PreparedCache cache = test.cache(15 * SIZE);
        Random random = new Random(Long.parseLong(args[1]));
        for (int i = 0; i < 400; i++) {
            test.ask(cache, random.nextInt(25));
        }
        if (!test.warnings.isEmpty()) {
            throw new IllegalStateException(test.warnings.toString());
        }
    }

    @Test
    void tenProcessesShareIt() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int p = 0; p < 10; p++) {
            processes.add(
                    KilledRunTest.java(PreparedCacheTest.class, folder.resolve("log-" + p), folder.toString(), "" + p));
        }
        for (int p = 0; p < 10; p++) {
            assertEquals(0, processes.get(p).waitFor(), Files.readString(folder.resolve("log-" + p)));
        }
        assertTrue(files().stream().noneMatch(f -> f.toString().endsWith(".part")));
        // One that finds another removing entries leaves it to that one; the next write brings the folder to its limit.
        ask(cache(15 * SIZE), 99);
        assertTrue(files().size() <= 16, files().size() + " entries");
        for (int n = 0; n < 25; n++) {
            ask(cache(1_000_000), n);
        }
        assertEquals(List.of(), warnings, "no entry is damaged");
    }
}
