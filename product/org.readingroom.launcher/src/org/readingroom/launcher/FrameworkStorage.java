package org.readingroom.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The folder in which one process's framework unpacks bundles; deleted at the end.
 *
 * <p>Its name is {@code HOST-PID} and it holds a locked file. A folder left behind by a crash is deleted by a later process
 * of the same host, and only where no such process lives and the lock is free: homes are shared between the nodes of a
 * cluster and between containers, where one of these signs alone would mislead.
 */
final class FrameworkStorage implements AutoCloseable {
    private static final String LOCK = ".lock";
    private final Path folder;
    private final FileChannel lock;

    private FrameworkStorage(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes a fresh folder in {@code parent} and deletes those of processes that are gone.
     *
     * @throws LaunchException where it cannot be written to
     */
    static FrameworkStorage open(Path parent) {
        String host = host();
        Path folder = parent.resolve(host + "-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(parent);
            sweep(parent, host, folder);
            delete(folder);
            Files.createDirectory(folder);
            FileChannel lock =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lockIfSupported(lock);
            return new FrameworkStorage(folder, lock);
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot write to " + folder + " (" + e.getClass().getSimpleName()
                            + "); set READINGROOM_HOME to a folder that you can write to",
                    e);
        }
    }

    /** The folder. */
    Path folder() {
        return folder;
    }

    /** The name of this machine or container, as a file name. */
    private static String host() {
        try {
            Path kernel = Path.of("/proc/sys/kernel/hostname");
            String name = Files.isReadable(kernel)
                    ? Files.readString(kernel).strip()
                    : InetAddress.getLocalHost().getHostName();
            return name.replaceAll("[^A-Za-z0-9.]", "_");
        } catch (IOException e) {
            return "host";
        }
    }

    private static void sweep(Path parent, String host, Path own) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, host + "-*")) {
            for (Path other : folders) {
                if (!other.equals(own) && isStale(other, host)) {
                    delete(other);
                }
            }
        }
    }

    private static boolean isStale(Path folder, String host) {
        String pid = folder.getFileName().toString().substring(host.length() + 1);
        if (!pid.matches("\\d{1,18}") || ProcessHandle.of(Long.parseLong(pid)).isPresent()) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** Some network file systems have no locks; the process id then has to do. */
    private static void lockIfSupported(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            return;
        }
    }

    /** Deletes what it can: another process may be sweeping the same folder. */
    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        try {
            lock.close();
            delete(folder);
        } catch (IOException e) {
            // Windows keeps loaded natives open until the process ends; the next start sweeps the folder.
            return;
        }
    }
}
