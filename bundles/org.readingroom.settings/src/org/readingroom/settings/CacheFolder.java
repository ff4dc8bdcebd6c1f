package org.readingroom.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A folder of files that can be made again, kept within a limit: those used longest ago are removed. Several processes may use
 * it, and write there with {@link AtomicFile#writeDerived}; one at a time removes.
 *
 * <p>When a file was used is its time of modification, so that it outlives the process. What a process left half written is
 * removed once it is an hour old, and is never counted.
 */
public final class CacheFolder {
    private static final String LOCK = "eviction.lock";
    private static final Duration ABANDONED = Duration.ofHours(1);

    private record Kept(Path file, long bytes, FileTime used) {}

    private final Path folder;

    /** @param folder holds nothing else; need not be there */
    public CacheFolder(Path folder) {
        this.folder = folder;
    }

    /** Marks a file as used now; nothing where another process has removed it. */
    public static void use(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (NoSuchFileException removedMeanwhile) {
            return;
        }
    }

    /** Bytes of all files. */
    public long bytes() throws IOException {
        return list().stream().mapToLong(Kept::bytes).sum();
    }

    /**
     * Removes files where there are too many; none while another process is at it.
     *
     * @param limit bytes over which files are removed
     * @param left bytes of what may be left then
     * @return bytes of what is left
     */
    public long keepWithin(long limit, long left) throws IOException {
        List<Kept> files = list();
        long total = files.stream().mapToLong(Kept::bytes).sum();
        if (total <= limit) {
            return total;
        }
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = attempt(channel)) {
            return lock == null ? total : remove(files, total, left);
        }
    }

    private static FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException anotherThreadIsAtIt) {
            return null;
        }
    }

    private static long remove(List<Kept> files, long total, long left) throws IOException {
        files.sort(Comparator.comparing(Kept::used).thenComparing(Kept::file));
        long rest = total;
        for (Kept k : files) {
            if (rest <= left) {
                return rest;
            }
            Files.deleteIfExists(k.file());
            rest -= k.bytes();
        }
        return rest;
    }

    private List<Kept> list() throws IOException {
        List<Kept> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        FileTime abandoned = FileTime.from(Instant.now().minus(ABANDONED));
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
                if (!AtomicFile.unfinished(file)) {
                    if (!file.endsWith(LOCK)) {
                        files.add(new Kept(file, a.size(), a.lastModifiedTime()));
                    }
                } else if (a.lastModifiedTime().compareTo(abandoned) < 0) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return files;
    }
}
