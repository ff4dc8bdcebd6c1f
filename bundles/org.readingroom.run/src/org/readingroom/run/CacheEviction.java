package org.readingroom.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps a cache folder within its limit: the entries used longest ago are removed. One process at a time does it. */
final class CacheEviction {
    /** How names of files end that are still being written. */
    static final String TEMPORARY = ".tmp";

    private static final String LOCK = "eviction.lock";
    private static final long ABANDONED_MILLIS = 60L * 60 * 1000;

    private record Kept(Path file, long bytes, long used) {}

    private final Path folder;
    private final long limit;

    CacheEviction(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** Brings the folder to 95 % of the limit where it is over the limit; nothing where another process is at it. */
    void run() throws IOException {
        Path lockFile = folder.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = attempt(channel)) {
            if (lock == null) {
                return;
            }
            List<Kept> files = list();
            long total = files.stream().mapToLong(Kept::bytes).sum();
            if (total > limit) {
                remove(files, total);
            }
        }
    }

    private static FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException anotherThreadIsAtIt) {
            return null;
        }
    }

    /** Every entry; what a killed process left half written long ago is removed. */
    private List<Kept> list() throws IOException {
        List<Kept> files = new ArrayList<>();
        long abandoned = System.currentTimeMillis() - ABANDONED_MILLIS;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
                String name = file.getFileName().toString();
                if (name.endsWith(TEMPORARY) && a.lastModifiedTime().toMillis() < abandoned) {
                    Files.deleteIfExists(file);
                } else if (!name.equals(LOCK)) {
                    files.add(new Kept(file, a.size(), a.lastModifiedTime().toMillis()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private void remove(List<Kept> files, long total) throws IOException {
        files.sort(Comparator.comparingLong(Kept::used).thenComparing(Kept::file));
        long left = total;
        for (Kept k : files) {
            if (left <= limit * 0.95) {
                return;
            }
            if (!k.file().toString().endsWith(TEMPORARY)) {
                Files.deleteIfExists(k.file());
                left -= k.bytes();
            }
        }
    }
}
