package org.readingroom.report.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.readingroom.report.ReportException;

/**
 * The folder {@code report} of a run, replaced as a whole: a reader, or a run that is killed half way, leaves the old one
 * or the new one, and an error leaves the old one.
 *
 * @param run the run's folder
 */
public record ReportFolder(Path run) {
    private static final Object IN_THIS_PROCESS = new Object();

    /** Writes more files into the new folder, such as those too many to be held in memory. */
    @FunctionalInterface
    public interface More {
        /** Writes into the folder that will be the report's. */
        void write(Path folder) throws IOException;
    }

    /**
     * Writes the files into a new folder and puts it in the old one's place.
     *
     * @param files bytes by path under the report's folder, with slashes
     * @param more written after them
     * @return the report's folder
     */
    public Path replace(Map<String, byte[]> files, More more) {
        Path report = run.resolve("report");
        // A file lock holds between processes only; two threads of one process need one of their own.
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(
                            run.resolve(".report.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                swap(report, files, more);
                return report;
            } catch (IOException | UncheckedIOException e) {
                throw new ReportException(
                        "the report cannot be written to " + report + " (" + e.getMessage()
                                + "): see that the folder may be written and the disk has room, then run the same"
                                + " command",
                        e);
            }
        }
    }

    private void swap(Path report, Map<String, byte[]> files, More more) throws IOException {
        Path fresh = run.resolve(".report.new");
        Path old = run.resolve(".report.old");
        if (!Files.exists(report) && Files.exists(old)) {
            move(old, report);
        }
        delete(fresh);
        delete(old);
        try {
            fill(fresh, files);
            more.write(fresh);
        } catch (IOException | RuntimeException e) {
            delete(fresh);
            throw e;
        }
        if (Files.exists(report)) {
            move(report, old);
        }
        move(fresh, report);
        delete(old);
    }

    private static void fill(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
